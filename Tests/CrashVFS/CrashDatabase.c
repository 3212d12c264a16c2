#include "CrashVFS.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

// What harnesses ask of a database as any program would, without the program that is tested.

uint64_t crash_number(const uint8_t *bytes, int64_t count) {
    uint64_t number = 0x9E3779B97F4A7C15u ^ (uint64_t)count;
    int64_t place = 0;
    for (; place + 8 <= count; place += 8) {
        uint64_t word;
        memcpy(&word, bytes + place, 8);
        number = (number ^ word) * 0xBF58476D1CE4E5B9u;
        number ^= number >> 29;
    }
    for (; place < count; place++) number = (number ^ bytes[place]) * 0x100000001B3u;
    return number ^ number >> 32;
}

static int open_plainly(const char *path, sqlite3 **database) {
    int code = sqlite3_open_v2(path, database, SQLITE_OPEN_READWRITE, NULL);
    if (code == SQLITE_OK) {
        sqlite3_db_config(*database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
        sqlite3_db_config(*database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, (int *)0);
    }
    return code;
}

int crash_database_number(const char *path, uint64_t *number) {
    sqlite3 *database = NULL;
    int code = open_plainly(path, &database);
    if (code == SQLITE_OK) {
        sqlite3_int64 count = 0;
        unsigned char *bytes = sqlite3_serialize(database, "main", &count, 0);
        if (bytes) {
            *number = crash_number(bytes, count);
        } else {
            code = sqlite3_errcode(database);
            if (code == SQLITE_OK) code = SQLITE_ERROR;
        }
        sqlite3_free(bytes);
    }
    sqlite3_close(database);
    return code;
}

int crash_database_run(const char *path, const char *sql) {
    sqlite3 *database = NULL;
    int code = open_plainly(path, &database);
    if (code == SQLITE_OK) code = sqlite3_exec(database, "PRAGMA wal_autocheckpoint = 0", 0, 0, 0);
    if (code == SQLITE_OK) code = sqlite3_exec(database, sql, NULL, NULL, NULL);
    sqlite3_close(database);
    return code;
}

struct crash_backup {
    sqlite3 *source, *copy;
    sqlite3_backup *work;
    unsigned char *bytes;
};

crash_backup *crash_backup_begin(const char *path) {
    crash_backup *backup = calloc(1, sizeof(*backup));
    if (open_plainly(path, &backup->source) == SQLITE_OK
        && sqlite3_open(":memory:", &backup->copy) == SQLITE_OK) {
        backup->work = sqlite3_backup_init(backup->copy, "main", backup->source, "main");
    }
    if (backup->work) return backup;
    crash_backup_end(backup);
    return NULL;
}

int crash_backup_step(crash_backup *backup, int pages) {
    int code = sqlite3_backup_step(backup->work, pages);
    if (code == SQLITE_DONE) return 1;
    return code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED ? 0 : -1;
}

const uint8_t *crash_backup_bytes(crash_backup *backup, int64_t *count) {
    sqlite3_backup_finish(backup->work);
    backup->work = NULL;
    sqlite3_int64 length = 0;
    sqlite3_free(backup->bytes);
    backup->bytes = sqlite3_serialize(backup->copy, "main", &length, 0);
    *count = length;
    return backup->bytes;
}

void crash_backup_end(crash_backup *backup) {
    if (backup->work) sqlite3_backup_finish(backup->work);
    sqlite3_free(backup->bytes);
    sqlite3_close(backup->source);
    sqlite3_close(backup->copy);
    free(backup);
}
