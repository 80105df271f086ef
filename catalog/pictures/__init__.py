"""Photos → pictures (stage 5).

`request` is what to make, `probe` looks at a photo's header, `develop` makes the pictures. Importing this package
or `request` does not import Pillow.
"""
