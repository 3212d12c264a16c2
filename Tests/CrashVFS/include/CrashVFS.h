#ifndef CRASH_VFS_H
#define CRASH_VFS_H

#include <stddef.h>
#include <stdint.h>

/// A disk in memory for the databases of one folder, which tells what is done to it, loses power,
/// kills its users one by one, and lies where it is told to.
///
/// SQLite finds it by itself: `crash_vfs_register` takes the place of the process's default file
/// system, which looks at the path and passes on whatever lies in no folder of a crash disk. So
/// what is tested opens its database as it always does.
///
/// Promises the same as SQLite's own file system for Linux: a write that is cut short leaves the
/// bytes around it alone (`SQLITE_IOCAP_POWERSAFE_OVERWRITE`), sectors have 4,096 bytes.
typedef struct crash_disk crash_disk;

enum {
    CRASH_WRITE = 0,
    CRASH_TRUNCATE = 1,
    CRASH_SYNC = 2,
    CRASH_REMOVE = 3
};

/// One thing that was done to a file. `offset` is the new length after `CRASH_TRUNCATE`.
typedef struct {
    int kind;
    const char *name;
    int64_t offset;
    const uint8_t *bytes;
    int64_t count;
} crash_operation;

/// Called after each operation, with no lock held; the bytes are lent for the call.
typedef void (*crash_observer)(void *context, const crash_operation *operation);

/// Makes the crash disks known to SQLite. Further calls do nothing.
///
/// Returns a result code of SQLite.
int crash_vfs_register(void);

/// Makes an empty disk for the databases below a folder, given without a slash at its end.
crash_disk *crash_disk_make(const char *folder);

/// Ends a disk. Handles that are still open fail from now on.
void crash_disk_free(crash_disk *disk);

void crash_disk_observe(crash_disk *disk, crash_observer observer, void *context);

// Files, by name within the folder. Nothing here is observed.

void crash_disk_put(crash_disk *disk, const char *name, const uint8_t *bytes, int64_t count);
void crash_disk_patch(crash_disk *disk, const char *name, int64_t offset, const uint8_t *bytes,
                      int64_t count);
void crash_disk_cut(crash_disk *disk, const char *name, int64_t length);
/// The length of a file; -1 where there is none.
int64_t crash_disk_length(crash_disk *disk, const char *name);
void crash_disk_get(crash_disk *disk, const char *name, uint8_t *bytes, int64_t count);

// Users. Handles belong to the user who was set when they were opened, from 1.

void crash_disk_become(crash_disk *disk, int user);
/// Ends a user, or all of them with 0: handles fail, locks are free.
void crash_disk_kill(crash_disk *disk, int user);

// Faults.

enum {
    /// The user is killed in place of the operation; 0 means all, which is a power cut.
    CRASH_FAULT_KILL = 0,
    /// The write fails, once.
    CRASH_FAULT_FAIL_WRITE = 1,
    /// The sync fails, once, and syncs nothing.
    CRASH_FAULT_FAIL_SYNC = 2,
    /// The write is reported and not done, once.
    CRASH_FAULT_LOSE_WRITE = 3,
    /// The write goes elsewhere in its file, once: `parameter` bytes further on.
    CRASH_FAULT_MISDIRECT_WRITE = 4,
    CRASH_FAULT_COUNT = 5
};

/// Plans a fault for the next operation that it fits but `after` of them. Negative: never.
void crash_disk_plan(crash_disk *disk, int fault, int64_t after, int64_t parameter);
/// How often a fault has happened.
int64_t crash_disk_happened(crash_disk *disk, int fault);
/// No file grows once all have this many bytes together; negative: no limit.
void crash_disk_limit(crash_disk *disk, int64_t bytes);
int64_t crash_disk_total(crash_disk *disk);

/// A number for some bytes.
uint64_t crash_number(const uint8_t *bytes, int64_t count);

/// A number for the database in a file as SQLite finds it, with what its write-ahead log holds.
///
/// Returns a result code of SQLite.
int crash_database_number(const char *path, uint64_t *number);

/// Runs statements on a connection of its own, which moves no write-ahead log.
///
/// Returns a result code of SQLite.
int crash_database_run(const char *path, const char *sql);

/// A copy of a database that is made in steps while others write.
typedef struct crash_backup crash_backup;

/// Begins a copy, or returns null.
crash_backup *crash_backup_begin(const char *path);
/// Copies some pages. Returns 1 when all are copied, 0 when there are more, -1 when it failed.
int crash_backup_step(crash_backup *backup, int pages);
/// The bytes of the copy, to be freed by `crash_backup_end`.
const uint8_t *crash_backup_bytes(crash_backup *backup, int64_t *count);
void crash_backup_end(crash_backup *backup);

#endif
