"""How the server is set up. `fsync`, `synchronous_commit` and checksums stay at their safe defaults: on."""

from __future__ import annotations

from collections.abc import Mapping

PORT = 5432

# Small, for most of its users are one person's machine.
SETTINGS: Mapping[str, str] = {
    "listen_addresses": "",
    # Said outright, for PGPORT in the starter's environment would move it.
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "shared_buffers": "64MB",
    "max_connections": "120",
    "wal_compression": "pglz",
    "checkpoint_timeout": "15min",
    "max_wal_size": "1GB",
    "max_parallel_workers": "2",
    "max_logical_replication_workers": "0",
    "idle_in_transaction_session_timeout": "10min",
    "log_destination": "stderr",
    "logging_collector": "on",
    "log_directory": "log",
    "log_filename": "postgresql-%a.log",
    "log_truncate_on_rotation": "on",
    "log_rotation_age": "1d",
    "log_min_duration_statement": "2s",
    # Values of statements are people's text.
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_min_error_statement": "panic",
    "cluster_name": "bespoke",
}
