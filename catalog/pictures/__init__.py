"""Photos → pictures (stage 5).

`request` says what is wanted, `probe` looks at a photo's header, `develop` makes the pictures. Importing this package
or `request` does not import Pillow.
"""
