"""What is possible here: rules of presence and of powers, asked ahead of the prose."""
