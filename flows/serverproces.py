"""The Prefect server as a process of its own: `python -m flows.serverproces`. It never outlives who started it.

It is handed a socket that listens already, so that no other program can take its port; and standard input is the line
to its parent: when that falls away, however the parent ended, the server stops.
"""

import os
import signal
import socket
import sys
import threading

import uvicorn

SOCKET = "ZANDLOPER_PREFECT_SOCKET"
"""Number of the file descriptor of the socket."""


def main() -> None:
    threading.Thread(target=_stop_met_ouder, daemon=True).start()
    luisterend = socket.socket(fileno=int(os.environ[SOCKET]))
    config = uvicorn.Config("prefect.server.api.server:create_app", factory=True, log_level="error", lifespan="on")
    uvicorn.Server(config).run(sockets=[luisterend])


def _stop_met_ouder() -> None:
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
