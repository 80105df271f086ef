"""Jobs done by this process alone, by several of this machine, or by a Dask cluster: one interface, same results."""
