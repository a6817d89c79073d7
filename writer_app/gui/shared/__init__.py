"""What every panel of the window uses: the desk, actions, messages, positions, look."""
