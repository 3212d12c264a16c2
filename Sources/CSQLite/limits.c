#include "CSQLite.h"
#include <string.h>
#include <time.h>

/* What SQLite alone does with the same bytes: the limits that the ledger is measured against. */

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static int begin_like_a_ledger(sqlite3 *database) {
    return sqlite3_exec(database,
                        "PRAGMA page_size=8192; PRAGMA journal_mode=WAL;"
                        "PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;",
                        0, 0, 0);
}

static int step_once(sqlite3_stmt *statement) {
    int code = sqlite3_step(statement);
    sqlite3_reset(statement);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

static int checkpoint_now_and_then(sqlite3 *database, long done) {
    if (done % 32000 != 0) return SQLITE_OK;
    return sqlite3_wal_checkpoint_v2(database, 0, SQLITE_CHECKPOINT_PASSIVE, 0, 0);
}

double csqlite_limit_bare(const char *path, const unsigned char *leaves, const int *lengths,
                          int kinds, long count, int batch) {
    sqlite3 *database = 0;
    sqlite3_stmt *insert = 0, *begin = 0, *commit = 0;
    double start = 0, seconds = -1;
    if (sqlite3_open(path, &database) != SQLITE_OK) goto done;
    if (begin_like_a_ledger(database) != SQLITE_OK) goto done;
    if (sqlite3_exec(database, "CREATE TABLE event (position INTEGER PRIMARY KEY, leaf BLOB)", 0,
                     0, 0) != SQLITE_OK)
        goto done;
    if (sqlite3_prepare_v2(database, "INSERT INTO event VALUES (?, ?)", -1, &insert, 0) ||
        sqlite3_prepare_v2(database, "BEGIN IMMEDIATE", -1, &begin, 0) ||
        sqlite3_prepare_v2(database, "COMMIT", -1, &commit, 0))
        goto done;
    start = now();
    for (long row = 0; row < count;) {
        if (step_once(begin) != SQLITE_OK) goto done;
        for (int each = 0; each < batch && row < count; each++, row++) {
            int kind = (int)(row % kinds);
            sqlite3_bind_int64(insert, 1, row);
            sqlite3_bind_blob(insert, 2, leaves + (size_t)kind * 1024, lengths[kind],
                              SQLITE_STATIC);
            if (step_once(insert) != SQLITE_OK) goto done;
        }
        if (step_once(commit) != SQLITE_OK) goto done;
        if (checkpoint_now_and_then(database, row) != SQLITE_OK) goto done;
    }
    seconds = now() - start;
done:
    sqlite3_finalize(insert);
    sqlite3_finalize(begin);
    sqlite3_finalize(commit);
    sqlite3_close(database);
    return seconds;
}

/* The statements of an append, in the order in which it runs them. */
static const char *const statements[] = {
    "BEGIN IMMEDIATE",
    "INSERT INTO event (position, stream, version, previous, type, occurredon, recordedtime, id,"
    " leafhash, leaf) VALUES (?, ?, 1, NULL, 1, 15796, ?, ?, ?, ?)",
    "INSERT INTO tag (tag, position) VALUES (?, ?)",
    "INSERT INTO entry (first, count, key, content) VALUES (?, 1, ?, ?)",
    "INSERT INTO request (first, count, recordedtime, root) VALUES (?, 1, ?, ?)",
    "INSERT INTO stream (number, name, version, last) VALUES (?1, 'support/02Q/S-' || ?1, 1, ?2)"
    " ON CONFLICT (number) DO UPDATE SET version = version + 1, last = ?2",
    "INSERT OR REPLACE INTO head (one, size, root, recordedtime, frontier) VALUES (0, ?, ?, ?, ?)",
    "COMMIT",
};
enum { BEGIN, EVENT, TAG, ENTRY, REQUEST, STREAM, HEAD, COMMIT, STATEMENTS };

static int append_row(sqlite3_stmt *run[], long row, const unsigned char *leaf, int length) {
    const unsigned char digest[32] = {1};
    sqlite3_bind_int64(run[EVENT], 1, row);
    sqlite3_bind_int64(run[EVENT], 2, row / 25);
    sqlite3_bind_int64(run[EVENT], 3, row);
    sqlite3_bind_blob(run[EVENT], 4, digest, 16, SQLITE_STATIC);
    sqlite3_bind_blob(run[EVENT], 5, digest, 32, SQLITE_STATIC);
    sqlite3_bind_blob(run[EVENT], 6, leaf, length, SQLITE_STATIC);
    int code = step_once(run[EVENT]);
    for (int tag = 0; tag < 3 && code == SQLITE_OK; tag++) {
        sqlite3_bind_int64(run[TAG], 1, (row * 7 + tag * 97) % 211 + tag * 211);
        sqlite3_bind_int64(run[TAG], 2, row);
        code = step_once(run[TAG]);
    }
    sqlite3_bind_int64(run[ENTRY], 1, row);
    sqlite3_bind_blob(run[ENTRY], 2, digest, 16, SQLITE_STATIC);
    sqlite3_bind_blob(run[ENTRY], 3, digest, 32, SQLITE_STATIC);
    if (code == SQLITE_OK) code = step_once(run[ENTRY]);
    sqlite3_bind_int64(run[REQUEST], 1, row);
    sqlite3_bind_int64(run[REQUEST], 2, row);
    sqlite3_bind_blob(run[REQUEST], 3, digest, 32, SQLITE_STATIC);
    if (code == SQLITE_OK) code = step_once(run[REQUEST]);
    sqlite3_bind_int64(run[STREAM], 1, row / 25 + 1);
    sqlite3_bind_int64(run[STREAM], 2, row);
    if (code == SQLITE_OK) code = step_once(run[STREAM]);
    return code;
}

double csqlite_limit_append(const char *path, const unsigned char *leaves, const int *lengths,
                            int kinds, long count, int batch) {
    sqlite3 *database = 0;
    sqlite3_stmt *run[STATEMENTS] = {0};
    const unsigned char digest[32] = {1}, frontier[512] = {1};
    double start = 0, seconds = -1;
    if (sqlite3_open(path, &database) != SQLITE_OK) goto done;
    if (begin_like_a_ledger(database) != SQLITE_OK) goto done;
    csqlite_silence_triggers(database);
    for (int each = 0; each < STATEMENTS; each++)
        if (sqlite3_prepare_v2(database, statements[each], -1, &run[each], 0)) goto done;
    start = now();
    for (long row = 0; row < count;) {
        if (step_once(run[BEGIN]) != SQLITE_OK) goto done;
        for (int each = 0; each < batch && row < count; each++, row++) {
            int kind = (int)(row % kinds);
            if (append_row(run, row, leaves + (size_t)kind * 1024, lengths[kind])) goto done;
        }
        sqlite3_bind_int64(run[HEAD], 1, row);
        sqlite3_bind_blob(run[HEAD], 2, digest, 32, SQLITE_STATIC);
        sqlite3_bind_int64(run[HEAD], 3, row);
        sqlite3_bind_blob(run[HEAD], 4, frontier, sizeof frontier, SQLITE_STATIC);
        if (step_once(run[HEAD]) != SQLITE_OK) goto done;
        if (step_once(run[COMMIT]) != SQLITE_OK) goto done;
        if (checkpoint_now_and_then(database, row) != SQLITE_OK) goto done;
    }
    seconds = now() - start;
done:
    for (int each = 0; each < STATEMENTS; each++) sqlite3_finalize(run[each]);
    sqlite3_close(database);
    return seconds;
}
