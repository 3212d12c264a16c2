/* Tells the thread sanitiser, by LD_PRELOAD, what it cannot see: that who had to wait for a Mutex
 * of Swift's library has what its last owner did behind it. The library itself is not built for
 * the sanitiser; the rest of a Mutex is compiled into the program, and is seen.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context))
#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

/* Absent in programs that are not built for the sanitiser. */
extern void __tsan_acquire(void *place) __attribute__((weak));
extern void __tsan_release(void *place) __attribute__((weak));

SWIFT void lock_slow(uint32_t thread, SELF void *mutex) __asm__(LOCK);
SWIFT void lock_slow(uint32_t thread, SELF void *mutex) {
    typedef SWIFT void (*lock)(uint32_t, SELF void *);
    ((lock)dlsym(RTLD_NEXT, LOCK))(thread, mutex);
    if (__tsan_acquire) __tsan_acquire(mutex);
}

SWIFT void unlock_slow(SELF void *mutex) __asm__(UNLOCK);
SWIFT void unlock_slow(SELF void *mutex) {
    typedef SWIFT void (*unlock)(SELF void *);
    if (__tsan_release) __tsan_release(mutex);
    ((unlock)dlsym(RTLD_NEXT, UNLOCK))(mutex);
}
