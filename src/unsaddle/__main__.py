"""`python -m unsaddle`: the same as the command `unsaddle`."""

from unsaddle.cli import main

if __name__ == "__main__":
    main()
