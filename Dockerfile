# Every step is one of the scripts in bin/, which are tested without Docker.
FROM debian:12-slim AS basis
WORKDIR /app
COPY bin/opzet.sh bin/installeer bin/
RUN bin/installeer systeem

FROM basis AS pakketten
COPY requirements/runtime.txt requirements/
RUN bin/installeer runtime

FROM node:22-bookworm-slim AS voorkant
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY bin/voorkant bin/
RUN bin/voorkant

FROM basis
COPY --from=pakketten /app/.venv .venv
COPY --from=voorkant /app/voorkant voorkant
COPY manage.py ./
COPY bin bin
COPY static static
COPY templates templates
COPY werkzorg werkzorg
COPY mandaten mandaten
COPY trajecten trajecten
COPY ama ama
COPY gbo gbo
RUN bin/installeer verzamel
RUN bin/installeer account
USER werkzorg
ENV STATIC_ROOT=/app/verzameld \
    DOCUMENTEN_MAP=/var/lib/werkzorg/documenten \
    ZEGEL_MAP=/var/lib/werkzorg/zegel \
    ANKER_MAP=/var/lib/werkzorg/ankers \
    BEAT_BESTAND=/tmp/beat/schema \
    PYTHONDONTWRITEBYTECODE=1
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["bin/start", "gezond", "web"]
CMD ["bin/start", "web"]
