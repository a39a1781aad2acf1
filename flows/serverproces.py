"""The Prefect server as a process of its own: `python -m flows.serverproces`. It never outlives who started it.

It is handed a socket that listens already, so that no other program can take its port.
"""

import os
import signal
import socket
import time

from flows.ouder import zonder_ouder

SOCKET = "ZANDLOPER_PREFECT_SOCKET"
"""Number of the file descriptor of the socket."""
STOP = 10.0
"""Seconds in which the server finishes what it is doing."""


def main() -> None:
    # Who only wants to know where the server is does not pay for it.
    import uvicorn

    zonder_ouder(_stop)
    luisterend = socket.socket(fileno=int(os.environ[SOCKET]))
    config = uvicorn.Config("prefect.server.api.server:create_app", factory=True, log_level="error", lifespan="on")
    uvicorn.Server(config).run(sockets=[luisterend])


def _stop() -> None:
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(STOP)
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
