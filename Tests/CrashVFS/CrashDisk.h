#ifndef CRASH_DISK_H
#define CRASH_DISK_H

#include "CrashVFS.h"

#include <sqlite3.h>

#define SHM_REGIONS 64

typedef struct handle handle;

/// What the connections to one database share. It outlives its users: a dead one may still look.
typedef struct {
    void *regions[SHM_REGIONS];
    int locks[SQLITE_SHM_NLOCK];
    /// Live users, and all who hold pointers into it.
    int users, handles;
} shm;

/// A file.
typedef struct node {
    struct node *next;
    char *name;
    int exists;
    uint8_t *bytes;
    int64_t length, capacity;
    int shared;
    handle *reserved, *pending, *exclusive;
    shm *shm;
} node;

/// A file as one user has it open.
struct handle {
    sqlite3_file base;
    handle *next;
    crash_disk *disk;
    node *file;
    int user, is_dead, lock;
    shm *shm;
    unsigned shm_shared, shm_exclusive;
};

typedef struct {
    int64_t after, parameter, happened;
} fault;

struct crash_disk {
    crash_disk *next;
    char *folder;
    size_t folder_length;
    node *files;
    handle *handles;
    int user, is_gone;
    int64_t limit;
    fault faults[CRASH_FAULT_COUNT];
    crash_observer observer;
    void *context;
};

void crash_enter(void);
void crash_leave(void);
/// The disk that a path lies on, and its name there.
crash_disk *crash_disk_of(const char *path, const char **name);
node *crash_disk_node(crash_disk *disk, const char *name, int makes);
void crash_node_patch(node *file, int64_t offset, const void *bytes, int64_t count);
void crash_observe(crash_disk *disk, int kind, node *file, int64_t offset, const void *bytes,
                   int64_t count);
int crash_handle_open(crash_disk *disk, const char *name, handle *self, int makes);
void crash_handle_close(handle *self);
void crash_handle_unlock(handle *self, int level);
void crash_handle_unlock_shm(handle *self, unsigned mask);
void crash_handle_leave_shm(handle *self);
/// Whether a fault happens now.
int crash_happens(crash_disk *disk, int fault);
/// Whether the user of a handle is dead, or dies by this operation.
int crash_kills(handle *self);

#endif
