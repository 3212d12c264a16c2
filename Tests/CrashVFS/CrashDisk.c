#include "CrashDisk.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// The list of disks is shared by all threads; a disk and its files belong to one.

static pthread_mutex_t list_mutex = PTHREAD_MUTEX_INITIALIZER;
static crash_disk *disks;

void crash_enter(void) { pthread_mutex_lock(&list_mutex); }

void crash_leave(void) { pthread_mutex_unlock(&list_mutex); }

crash_disk *crash_disk_of(const char *path, const char **name) {
    crash_enter();
    crash_disk *disk = disks;
    while (disk && (strncmp(path, disk->folder, disk->folder_length) != 0
                    || path[disk->folder_length] != '/')) {
        disk = disk->next;
    }
    crash_leave();
    if (disk) *name = path + disk->folder_length + 1;
    return disk;
}

crash_disk *crash_disk_make(const char *folder) {
    crash_disk *disk = calloc(1, sizeof(*disk));
    disk->folder = strdup(folder);
    disk->folder_length = strlen(folder);
    disk->limit = -1;
    for (int fault = 0; fault < CRASH_FAULT_COUNT; fault++) disk->faults[fault].after = -1;
    crash_enter();
    disk->next = disks;
    disks = disk;
    crash_leave();
    return disk;
}

static void free_if_unused(crash_disk *disk) {
    if (!disk->is_gone || disk->handles) return;
    while (disk->files) {
        node *file = disk->files;
        disk->files = file->next;
        free(file->name);
        free(file->bytes);
        free(file);
    }
    free(disk->folder);
    free(disk);
}

void crash_disk_free(crash_disk *disk) {
    crash_enter();
    crash_disk **place = &disks;
    while (*place && *place != disk) place = &(*place)->next;
    if (*place) *place = disk->next;
    crash_leave();
    crash_disk_kill(disk, 0);
    disk->observer = NULL;
    disk->is_gone = 1;
    free_if_unused(disk);
}

void crash_disk_observe(crash_disk *disk, crash_observer observer, void *context) {
    disk->observer = observer;
    disk->context = context;
}

void crash_observe(crash_disk *disk, int kind, node *file, int64_t offset, const void *bytes,
                   int64_t count) {
    if (!disk->observer) return;
    crash_operation operation = {kind, file->name, offset, bytes, count};
    disk->observer(disk->context, &operation);
}

// Files.

node *crash_disk_node(crash_disk *disk, const char *name, int makes) {
    node *file = disk->files;
    while (file && strcmp(file->name, name) != 0) file = file->next;
    if (!makes) return file && file->exists ? file : NULL;
    if (!file) {
        file = calloc(1, sizeof(*file));
        file->name = strdup(name);
        file->next = disk->files;
        disk->files = file;
    }
    file->exists = 1;
    return file;
}

void crash_node_patch(node *file, int64_t offset, const void *bytes, int64_t count) {
    int64_t end = offset + count;
    if (end > file->capacity) {
        file->capacity = end + end / 2 + 65536;
        file->bytes = realloc(file->bytes, (size_t)file->capacity);
    }
    // What lies between the old end and the new bytes reads as zeros.
    if (offset > file->length) {
        memset(file->bytes + file->length, 0, (size_t)(offset - file->length));
    }
    if (count > 0) memcpy(file->bytes + offset, bytes, (size_t)count);
    if (end > file->length) file->length = end;
}

void crash_disk_put(crash_disk *disk, const char *name, const uint8_t *bytes, int64_t count) {
    node *file = crash_disk_node(disk, name, 1);
    file->length = 0;
    crash_node_patch(file, 0, bytes, count);
}

void crash_disk_patch(crash_disk *disk, const char *name, int64_t offset, const uint8_t *bytes,
                      int64_t count) {
    crash_node_patch(crash_disk_node(disk, name, 1), offset, bytes, count);
}

void crash_disk_cut(crash_disk *disk, const char *name, int64_t length) {
    node *file = crash_disk_node(disk, name, 1);
    if (length < file->length) file->length = length < 0 ? 0 : length;
    if (length < 0) file->exists = 0;
}

int64_t crash_disk_length(crash_disk *disk, const char *name) {
    node *file = crash_disk_node(disk, name, 0);
    return file ? file->length : -1;
}

void crash_disk_get(crash_disk *disk, const char *name, uint8_t *bytes, int64_t count) {
    node *file = crash_disk_node(disk, name, 0);
    if (file && count > 0) memcpy(bytes, file->bytes, (size_t)count);
}

int64_t crash_disk_total(crash_disk *disk) {
    int64_t total = 0;
    for (node *file = disk->files; file; file = file->next) total += file->length;
    return total;
}

// Users and their handles.

void crash_disk_become(crash_disk *disk, int user) { disk->user = user; }

int crash_handle_open(crash_disk *disk, const char *name, handle *self, int makes) {
    node *file = crash_disk_node(disk, name, makes);
    if (!file) return 0;
    memset(self, 0, sizeof(*self));
    self->disk = disk;
    self->file = file;
    self->user = disk->user;
    self->next = disk->handles;
    disk->handles = self;
    return 1;
}

void crash_handle_unlock(handle *self, int level) {
    node *file = self->file;
    if (level < SQLITE_LOCK_RESERVED) {
        if (file->reserved == self) file->reserved = NULL;
        if (file->pending == self) file->pending = NULL;
        if (file->exclusive == self) file->exclusive = NULL;
    }
    if (level == SQLITE_LOCK_NONE && self->lock >= SQLITE_LOCK_SHARED) file->shared--;
    if (level < self->lock) self->lock = level;
}

void crash_handle_unlock_shm(handle *self, unsigned mask) {
    for (int slot = 0; self->shm && slot < SQLITE_SHM_NLOCK; slot++) {
        unsigned bit = mask & 1u << slot;
        if (self->shm_exclusive & bit) self->shm->locks[slot] = 0;
        if (self->shm_shared & bit) self->shm->locks[slot]--;
        self->shm_exclusive &= ~bit;
        self->shm_shared &= ~bit;
    }
}

/// Takes a live user off the shared memory; the next to come begins with a new one.
static void stop_sharing(handle *self) {
    if (!self->shm || self->is_dead) return;
    crash_handle_unlock_shm(self, ~0u);
    self->shm->users--;
    if (self->shm->users == 0 && self->file->shm == self->shm) self->file->shm = NULL;
}

void crash_handle_leave_shm(handle *self) {
    shm *shared = self->shm;
    if (!shared) return;
    stop_sharing(self);
    self->shm = NULL;
    if (--shared->handles > 0) return;
    for (int number = 0; number < SHM_REGIONS; number++) free(shared->regions[number]);
    free(shared);
}

void crash_handle_close(handle *self) {
    crash_disk *disk = self->disk;
    if (!self->is_dead) crash_handle_unlock(self, SQLITE_LOCK_NONE);
    crash_handle_leave_shm(self);
    handle **place = &disk->handles;
    while (*place && *place != self) place = &(*place)->next;
    if (*place) *place = self->next;
    free_if_unused(disk);
}

void crash_disk_kill(crash_disk *disk, int user) {
    for (handle *self = disk->handles; self; self = self->next) {
        if (self->is_dead || (user != 0 && self->user != user)) continue;
        crash_handle_unlock(self, SQLITE_LOCK_NONE);
        stop_sharing(self);
        self->is_dead = 1;
    }
}

// Faults.

void crash_disk_plan(crash_disk *disk, int fault, int64_t after, int64_t parameter) {
    disk->faults[fault].after = after;
    disk->faults[fault].parameter = parameter;
}

int64_t crash_disk_happened(crash_disk *disk, int fault) { return disk->faults[fault].happened; }

void crash_disk_limit(crash_disk *disk, int64_t bytes) { disk->limit = bytes; }

int crash_happens(crash_disk *disk, int number) {
    fault *fault = &disk->faults[number];
    if (fault->after < 0 || fault->after-- > 0) return 0;
    fault->happened++;
    return 1;
}

int crash_kills(handle *self) {
    if (self->is_dead) return 1;
    crash_disk *disk = self->disk;
    int64_t user = disk->faults[CRASH_FAULT_KILL].parameter;
    if (user != 0 && user != self->user) return 0;
    if (!crash_happens(disk, CRASH_FAULT_KILL)) return 0;
    crash_disk_kill(disk, (int)user);
    return 1;
}
