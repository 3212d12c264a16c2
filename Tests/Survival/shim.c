/* Stands between a program and the C library, by LD_PRELOAD, and lets single calls fail.
 *
 * SURVIVAL_SCOPE   Only files whose absolute path begins with this are looked at.
 * SURVIVAL_TRACE   A file to which each call is added: its class, its number, its path.
 * SURVIVAL_FAULT   CLASS:NUMBER:WHAT, or CLASS:NUMBER+:WHAT for this call and all after it.
 *                  WHAT is EIO, ENOSPC, EINTR, SHORT (half is written), KILL or TORN (half is
 *                  written, then the process is killed).
 * SURVIVAL_MUTANT  What the program does without: `sync` (syncing does nothing), `lock` (flock
 *                  does nothing), `locks` (nor does fcntl), `normal` or `off` (SQLite's
 *                  synchronous, set just before it first matters), `hook` (the same, before the
 *                  program reads the setting back).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { OPEN, READ, WRITE, SYNC, TRUNCATE, RENAME, UNLINK, MMAP, MKDIR, CHMOD, LOCK, CLASSES };
static const char *const names[CLASSES] = {
    "open",   "read", "write", "sync",  "truncate", "rename",
    "unlink", "mmap", "mkdir", "chmod", "lock"};
enum { MOST_FILES = 4096 };

static atomic_int counts[CLASSES];
static char paths[MOST_FILES][128]; /* the name of each descriptor in scope; empty otherwise */
static const char *scope, *trace, *mutant;
static int fault_class = -1, fault_number, fault_lasts, fault_code, fault_ends, fault_halves;

__attribute__((constructor)) static void start(void) {
    scope = getenv("SURVIVAL_SCOPE");
    trace = getenv("SURVIVAL_TRACE");
    mutant = getenv("SURVIVAL_MUTANT");
    const char *fault = getenv("SURVIVAL_FAULT");
    char name[16], number[16], what[16];
    if (!mutant) mutant = "";
    if (!fault || sscanf(fault, "%15[^:]:%15[^:]:%15s", name, number, what) != 3) return;
    for (int class = 0; class < CLASSES; class++)
        if (!strcmp(name, names[class])) fault_class = class;
    fault_number = atoi(number);
    fault_lasts = strchr(number, '+') != NULL;
    fault_halves = !strcmp(what, "SHORT") || !strcmp(what, "TORN");
    fault_ends = !strcmp(what, "KILL") || !strcmp(what, "TORN");
    fault_code = !strcmp(what, "ENOSPC") ? ENOSPC : !strcmp(what, "EINTR") ? EINTR : EIO;
}

static int in_scope(const char *path) {
    return scope && path && !strncmp(path, scope, strlen(scope));
}

static const char *name_of(int file) {
    return file >= 0 && file < MOST_FILES && paths[file][0] ? paths[file] : NULL;
}

/* Counts a call; whether it is to fail. */
static int fails(int class, const char *path) {
    if (!path) return 0;
    int number = atomic_fetch_add(&counts[class], 1) + 1;
    int hit = class == fault_class &&
              (fault_lasts ? number >= fault_number : number == fault_number);
    if (trace && (hit || fault_class < 0)) {
        char line[256];
        int length = snprintf(line, sizeof line, "%s %d %s\n", names[class], number, path);
        int file = (int)syscall(SYS_openat, AT_FDCWD, trace, O_WRONLY | O_APPEND | O_CREAT, 0600);
        syscall(SYS_write, file, line, length);
        syscall(SYS_close, file);
    }
    if (hit && fault_ends && !fault_halves) kill(getpid(), SIGKILL);
    if (hit) errno = fault_code;
    return hit;
}

/* What is left of a write that fails: nothing, or half of it. */
static ssize_t half(size_t count) { return fault_halves ? (ssize_t)(count / 2) : -1; }

static ssize_t ended(ssize_t written) {
    if (fault_ends) kill(getpid(), SIGKILL);
    return written > 0 ? written : -1;
}

static int opened(int folder, const char *path, int flags, int mode) {
    const char *known = in_scope(path) ? path : NULL;
    if (fails(OPEN, known)) return -1;
    int file = (int)syscall(SYS_openat, folder, path, flags, mode);
    if (file >= 0 && file < MOST_FILES) {
        const char *name = known ? strrchr(known, '/') + 1 : "";
        snprintf(paths[file], sizeof paths[file], "%s", known && !*name ? "/" : name);
    }
    return file;
}

#define MODE(last)                            \
    va_list list;                             \
    va_start(list, last);                     \
    int mode = (last & O_CREAT) || (last & O_TMPFILE) == O_TMPFILE ? va_arg(list, int) : 0; \
    va_end(list)

int open(const char *path, int flags, ...) {
    MODE(flags);
    return opened(AT_FDCWD, path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    MODE(flags);
    return opened(AT_FDCWD, path, flags, mode);
}
int openat(int folder, const char *path, int flags, ...) {
    MODE(flags);
    return opened(folder, path, flags, mode);
}

int close(int file) {
    if (file >= 0 && file < MOST_FILES) paths[file][0] = 0;
    return (int)syscall(SYS_close, file);
}

ssize_t read(int file, void *bytes, size_t count) {
    return fails(READ, name_of(file)) ? -1 : syscall(SYS_read, file, bytes, count);
}
ssize_t pread(int file, void *bytes, size_t count, off_t place) {
    return fails(READ, name_of(file)) ? -1 : syscall(SYS_pread64, file, bytes, count, place);
}
ssize_t pread64(int file, void *bytes, size_t count, off_t place) {
    return pread(file, bytes, count, place);
}

ssize_t write(int file, const void *bytes, size_t count) {
    if (!fails(WRITE, name_of(file))) return syscall(SYS_write, file, bytes, count);
    ssize_t rest = half(count);
    return rest < 0 ? -1 : ended(syscall(SYS_write, file, bytes, rest));
}
ssize_t pwrite(int file, const void *bytes, size_t count, off_t place) {
    if (!fails(WRITE, name_of(file))) return syscall(SYS_pwrite64, file, bytes, count, place);
    ssize_t rest = half(count);
    return rest < 0 ? -1 : ended(syscall(SYS_pwrite64, file, bytes, rest, place));
}
ssize_t pwrite64(int file, const void *bytes, size_t count, off_t place) {
    return pwrite(file, bytes, count, place);
}

static int synced(int file, long call) {
    if (fails(SYNC, name_of(file))) return -1;
    return !strcmp(mutant, "sync") ? 0 : (int)syscall(call, file);
}
int fsync(int file) { return synced(file, SYS_fsync); }
int fdatasync(int file) { return synced(file, SYS_fdatasync); }

int ftruncate(int file, off_t size) {
    return fails(TRUNCATE, name_of(file)) ? -1 : (int)syscall(SYS_ftruncate, file, size);
}
int ftruncate64(int file, off_t size) { return ftruncate(file, size); }

int rename(const char *path, const char *name) {
    return fails(RENAME, in_scope(path) ? path : NULL) ? -1 : (int)syscall(SYS_rename, path, name);
}
int link(const char *path, const char *name) {
    return fails(RENAME, in_scope(path) ? path : NULL) ? -1 : (int)syscall(SYS_link, path, name);
}
int unlink(const char *path) {
    return fails(UNLINK, in_scope(path) ? path : NULL) ? -1 : (int)syscall(SYS_unlink, path);
}
int mkdir(const char *path, mode_t mode) {
    return fails(MKDIR, in_scope(path) ? path : NULL) ? -1 : (int)syscall(SYS_mkdir, path, mode);
}
int fchmod(int file, mode_t mode) {
    return fails(CHMOD, name_of(file)) ? -1 : (int)syscall(SYS_fchmod, file, mode);
}

void *mmap(void *place, size_t length, int protection, int flags, int file, off_t offset) {
    if (fails(MMAP, name_of(file))) return MAP_FAILED;
    return (void *)syscall(SYS_mmap, place, length, protection, flags, file, offset);
}
void *mmap64(void *place, size_t length, int protection, int flags, int file, off_t offset) {
    return mmap(place, length, protection, flags, file, offset);
}

int flock(int file, int operation) {
    if (fails(LOCK, name_of(file))) return -1;
    return !strncmp(mutant, "lock", 4) ? 0 : (int)syscall(SYS_flock, file, operation);
}

int fcntl64(int file, int command, ...) {
    va_list list;
    va_start(list, command);
    void *argument = va_arg(list, void *);
    va_end(list);
    if (!strcmp(mutant, "locks") && (command == F_SETLK || command == F_SETLKW)) return 0;
    return (int)syscall(SYS_fcntl, file, command, argument);
}

/* SQLite's setting of synchronous, changed behind the program's back. */
static void loosen(void *database) {
    int (*run)(void *, const char *, void *, void *, void *) = dlsym(RTLD_NEXT, "sqlite3_exec");
    int is_off = !strcmp(mutant, "off");
    run(database, is_off ? "PRAGMA synchronous = OFF" : "PRAGMA synchronous = NORMAL", NULL, NULL,
        NULL);
}

int sqlite3_prepare_v3(
    void *database, const char *text, int count, unsigned flags, void *made, void *rest) {
    int (*prepare)(void *, const char *, int, unsigned, void *, void *) =
        dlsym(RTLD_NEXT, "sqlite3_prepare_v3");
    int loosens = !strcmp(mutant, "normal") || !strcmp(mutant, "off");
    if (loosens && !strncmp(text, "BEGIN IMMEDIATE", 15)) loosen(database);
    return prepare(database, text, count, flags, made, rest);
}

void *sqlite3_wal_hook(void *database, void *hook, void *argument) {
    void *(*set)(void *, void *, void *) = dlsym(RTLD_NEXT, "sqlite3_wal_hook");
    if (!strcmp(mutant, "hook")) loosen(database);
    return set(database, hook, argument);
}
