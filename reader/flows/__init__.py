"""What the window does, one flow a subject: a wish comes in, a lane does the work, widgets show what came of it."""
