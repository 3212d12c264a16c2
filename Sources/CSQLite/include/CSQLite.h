#ifndef CSQLITE_H
#define CSQLITE_H

#include <sqlite3.h>

/// What the library's variadic functions do, for callers that cannot call those.

/// Keeps the last connection that closes from moving the write-ahead log into the database.
int csqlite_keep_log_on_close(sqlite3 *database);

/// Keeps triggers from firing on this connection.
int csqlite_silence_triggers(sqlite3 *database);

/// What SQLite alone does with the same bytes, for the bench. `leaves` holds `kinds` leaves, each in
/// 1,024 bytes; rows take them in turn. Both give the seconds that `count` rows took, `batch` to a
/// commit, or a negative number.

/// Inserts leaves into a new file: one table, no index.
double csqlite_limit_bare(const char *path, const unsigned char *leaves, const int *lengths,
                          int kinds, long count, int batch);

/// Inserts into the tables and indexes of an empty ledger what an append writes there.
double csqlite_limit_append(const char *path, const unsigned char *leaves, const int *lengths,
                            int kinds, long count, int batch);

#endif
