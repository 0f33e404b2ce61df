"""What AMA puts on paper."""
