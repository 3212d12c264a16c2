// The allocator of the program: what the C library calls `malloc` is mimalloc's once it is linked.
#include <mimalloc.h>
