"""The pages of the conference day, one for each step, and what is shown on the wall."""
