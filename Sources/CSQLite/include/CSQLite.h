#ifndef CSQLITE_H
#define CSQLITE_H

#include <sqlite3.h>

/// What the library's variadic functions do, for callers that cannot call those.

/// Keeps the last connection that closes from moving the write-ahead log into the database.
int csqlite_keep_log_on_close(sqlite3 *database);

/// Keeps triggers from firing on this connection.
int csqlite_silence_triggers(sqlite3 *database);

#endif
