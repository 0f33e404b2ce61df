"""What every operation of the API shares: who asks, with which right, how it is answered and kept."""
