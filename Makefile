.PHONY: demo test check
demo test check:
	@exec bin/$@
