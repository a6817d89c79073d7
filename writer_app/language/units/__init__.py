"""What a scene is made of: words, sentences, quotations, stretches under one setting."""
