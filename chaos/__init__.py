"""What breaks is broken on purpose here: processes are killed, disks are filled, replies are cut, clocks are wrong.

`python -m chaos` runs the product's own processes under faults and judges what is left by what was acknowledged. No log
is believed. Nothing of the product imports this room.
"""
