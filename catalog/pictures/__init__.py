"""Photos → pictures (stage 5): the only place that knows Pillow.

`request` says what is wanted, `inspect` looks at a photo's header, `develop` makes the pictures. Importing this package
or `request` does not import Pillow.
"""
