#include "CrashDisk.h"

#include <stdlib.h>
#include <string.h>

// What SQLite calls. A handle belongs to one file of a disk and to one user.

static int lock_state_is_free(node *file, handle *self, int level) {
    if (file->exclusive && file->exclusive != self) return 0;
    if (level == SQLITE_LOCK_SHARED) return !file->pending || file->pending == self;
    if (file->reserved && file->reserved != self) return 0;
    return level != SQLITE_LOCK_EXCLUSIVE || file->shared == 1;
}

static int file_lock(sqlite3_file *base, int level) {
    handle *self = (handle *)base;
    if (self->is_dead) return SQLITE_IOERR_LOCK;
    if (self->lock >= level) return SQLITE_OK;
    node *file = self->file;
    if (level == SQLITE_LOCK_EXCLUSIVE && file->reserved == self) file->pending = self;
    if (!lock_state_is_free(file, self, level)) return SQLITE_BUSY;
    if (level == SQLITE_LOCK_SHARED) file->shared++;
    if (level >= SQLITE_LOCK_RESERVED) file->reserved = self;
    if (level == SQLITE_LOCK_EXCLUSIVE) file->exclusive = file->pending = self;
    self->lock = level;
    return SQLITE_OK;
}

static int file_unlock(sqlite3_file *base, int level) {
    crash_handle_unlock((handle *)base, level);
    return SQLITE_OK;
}

static int file_is_reserved(sqlite3_file *base, int *result) {
    *result = ((handle *)base)->file->reserved != NULL;
    return SQLITE_OK;
}

static int file_close(sqlite3_file *base) {
    crash_handle_close((handle *)base);
    return SQLITE_OK;
}

static int file_read(sqlite3_file *base, void *bytes, int count, sqlite3_int64 offset) {
    handle *self = (handle *)base;
    if (self->is_dead) return SQLITE_IOERR_READ;
    node *file = self->file;
    sqlite3_int64 there = file->length - offset;
    if (there < 0) there = 0;
    if (there > count) there = count;
    if (there > 0) memcpy(bytes, file->bytes + offset, (size_t)there);
    if (there == count) return SQLITE_OK;
    memset((char *)bytes + there, 0, (size_t)(count - there));
    return SQLITE_IOERR_SHORT_READ;
}

static int file_write(sqlite3_file *base, const void *bytes, int count, sqlite3_int64 offset) {
    handle *self = (handle *)base;
    crash_disk *disk = self->disk;
    if (crash_kills(self)) return SQLITE_IOERR_WRITE;
    if (crash_happens(disk, CRASH_FAULT_FAIL_WRITE)) return SQLITE_IOERR_WRITE;
    node *file = self->file;
    sqlite3_int64 growth = offset + count - file->length;
    if (disk->limit >= 0 && growth > 0 && crash_disk_total(disk) + growth > disk->limit) {
        return SQLITE_FULL;
    }
    if (crash_happens(disk, CRASH_FAULT_LOSE_WRITE)) return SQLITE_OK;
    if (crash_happens(disk, CRASH_FAULT_MISDIRECT_WRITE)) {
        offset += disk->faults[CRASH_FAULT_MISDIRECT_WRITE].parameter;
        if (offset < 0) offset = 0;
    }
    crash_node_patch(file, offset, bytes, count);
    crash_observe(disk, CRASH_WRITE, file, offset, bytes, count);
    return SQLITE_OK;
}

static int file_truncate(sqlite3_file *base, sqlite3_int64 length) {
    handle *self = (handle *)base;
    if (crash_kills(self)) return SQLITE_IOERR_TRUNCATE;
    if (length < self->file->length) self->file->length = length;
    crash_observe(self->disk, CRASH_TRUNCATE, self->file, length, NULL, 0);
    return SQLITE_OK;
}

static int file_sync(sqlite3_file *base, int flags) {
    (void)flags;
    handle *self = (handle *)base;
    if (crash_kills(self)) return SQLITE_IOERR_FSYNC;
    if (crash_happens(self->disk, CRASH_FAULT_FAIL_SYNC)) return SQLITE_IOERR_FSYNC;
    crash_observe(self->disk, CRASH_SYNC, self->file, 0, NULL, 0);
    return SQLITE_OK;
}

static int file_length(sqlite3_file *base, sqlite3_int64 *length) {
    handle *self = (handle *)base;
    if (self->is_dead) return SQLITE_IOERR_FSTAT;
    *length = self->file->length;
    return SQLITE_OK;
}

static int file_control(sqlite3_file *base, int operation, void *argument) {
    (void)base, (void)operation, (void)argument;
    return SQLITE_NOTFOUND;
}

static int file_sector(sqlite3_file *base) {
    (void)base;
    return 4096;
}

static int file_characteristics(sqlite3_file *base) {
    (void)base;
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

// The memory that the connections to a database share.

static int shm_map(sqlite3_file *base, int number, int size, int extend, void volatile **result) {
    handle *self = (handle *)base;
    *result = NULL;
    if (self->is_dead) return SQLITE_IOERR_SHMMAP;
    if (number >= SHM_REGIONS) return SQLITE_FULL;
    if (!self->shm) {
        if (!self->file->shm) self->file->shm = calloc(1, sizeof(shm));
        if (!self->file->shm) return SQLITE_NOMEM;
        self->shm = self->file->shm;
        self->shm->users++;
        self->shm->handles++;
    }
    if (!self->shm->regions[number] && extend) {
        self->shm->regions[number] = calloc(1, (size_t)size);
        if (!self->shm->regions[number]) return SQLITE_NOMEM;
    }
    *result = self->shm->regions[number];
    return SQLITE_OK;
}

static int shm_lock(sqlite3_file *base, int first, int count, int flags) {
    handle *self = (handle *)base;
    if (self->is_dead || !self->shm) return SQLITE_IOERR_SHMLOCK;
    int *locks = self->shm->locks;
    for (int slot = first; slot < first + count; slot++) {
        int is_mine = self->shm_exclusive >> slot & 1;
        if (flags == (SQLITE_SHM_LOCK | SQLITE_SHM_EXCLUSIVE)) {
            if (locks[slot] != 0) return SQLITE_BUSY;
        } else if (flags == (SQLITE_SHM_LOCK | SQLITE_SHM_SHARED)) {
            if (locks[slot] < 0 && !is_mine) return SQLITE_BUSY;
        }
    }
    for (int slot = first; slot < first + count; slot++) {
        unsigned bit = 1u << slot;
        if (flags & SQLITE_SHM_UNLOCK) {
            crash_handle_unlock_shm(self, bit);
        } else if (flags & SQLITE_SHM_EXCLUSIVE) {
            locks[slot] = -1;
            self->shm_exclusive |= bit;
        } else if (!(self->shm_shared & bit)) {
            locks[slot]++;
            self->shm_shared |= bit;
        }
    }
    return SQLITE_OK;
}

static void shm_barrier(sqlite3_file *base) {
    (void)base;
    __sync_synchronize();
}

static int shm_unmap(sqlite3_file *base, int removes) {
    (void)removes;
    crash_handle_leave_shm((handle *)base);
    return SQLITE_OK;
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_length,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_is_reserved,
    .xFileControl = file_control,
    .xSectorSize = file_sector,
    .xDeviceCharacteristics = file_characteristics,
    .xShmMap = shm_map,
    .xShmLock = shm_lock,
    .xShmBarrier = shm_barrier,
    .xShmUnmap = shm_unmap,
};

// The file system itself: paths of no disk go to the one that was there before.

static sqlite3_vfs *before;

static int vfs_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *out) {
    (void)vfs;
    const char *name = NULL;
    crash_disk *disk = path ? crash_disk_of(path, &name) : NULL;
    if (!disk) return before->xOpen(before, path, base, flags, out);
    base->pMethods = NULL;
    if (!crash_handle_open(disk, name, (handle *)base, flags & SQLITE_OPEN_CREATE)) {
        return SQLITE_CANTOPEN;
    }
    base->pMethods = &methods;
    if (out) *out = flags;
    return SQLITE_OK;
}

static int vfs_remove(sqlite3_vfs *vfs, const char *path, int syncs) {
    (void)vfs;
    const char *name = NULL;
    crash_disk *disk = crash_disk_of(path, &name);
    if (!disk) return before->xDelete(before, path, syncs);
    node *file = crash_disk_node(disk, name, 0);
    if (!file) return SQLITE_IOERR_DELETE_NOENT;
    file->exists = 0;
    file->length = 0;
    crash_observe(disk, CRASH_REMOVE, file, 0, NULL, 0);
    return SQLITE_OK;
}

static int vfs_access(sqlite3_vfs *vfs, const char *path, int flags, int *result) {
    (void)vfs;
    const char *name = NULL;
    crash_disk *disk = crash_disk_of(path, &name);
    if (!disk) return before->xAccess(before, path, flags, result);
    node *file = crash_disk_node(disk, name, 0);
    *result = file && (flags != SQLITE_ACCESS_EXISTS || file->length > 0);
    return SQLITE_OK;
}

static int vfs_full_path(sqlite3_vfs *vfs, const char *path, int size, char *result) {
    (void)vfs;
    const char *name = NULL;
    if (!crash_disk_of(path, &name)) return before->xFullPathname(before, path, size, result);
    if ((int)strlen(path) >= size) return SQLITE_CANTOPEN;
    strcpy(result, path);
    return SQLITE_OK;
}

int crash_vfs_register(void) {
    static sqlite3_vfs vfs;
    crash_enter();
    int code = SQLITE_OK;
    if (!before) {
        sqlite3_initialize();
        before = sqlite3_vfs_find(NULL);
        // All else, from time to randomness, is that of the file system before.
        vfs = *before;
        vfs.pNext = NULL;
        vfs.zName = "crash";
        if (vfs.szOsFile < (int)sizeof(handle)) vfs.szOsFile = sizeof(handle);
        vfs.xOpen = vfs_open;
        vfs.xDelete = vfs_remove;
        vfs.xAccess = vfs_access;
        vfs.xFullPathname = vfs_full_path;
        code = sqlite3_vfs_register(&vfs, 1);
    }
    crash_leave();
    return code;
}
