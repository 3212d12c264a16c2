internal import Glibc
internal import SafeFiles

/// What the machine says of the place where a ledger is kept.
enum Machine {
    /// The bytes that are left to whoever runs this; nil when the system does not say.
    static func freeBytes(at path: String) -> UInt64? {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        return UInt64(status.f_bavail) * UInt64(status.f_frsize)
    }

    /// The kind of a file system on which a lock may not hold between machines, such as `nfs4`; nil
    /// for others.
    ///
    /// Source: proc(5), mountinfo.
    static func sharedFileSystem(at path: String) -> String? {
        var status = stat()
        guard stat(path, &status) == 0,
            let mounts = try? SafeFiles.read("/proc/self/mountinfo", limit: 1 << 22)
        else { return nil }
        return shared(device: status.st_dev, in: mounts)
    }

    private static let kindsBetweenMachines = [
        "nfs", "cifs", "smb", "9p", "ceph", "lustre", "glusterfs", "fuse.sshfs",
    ]

    static func shared(device: UInt, in mounts: [UInt8]) -> String? {
        let major = (device >> 8) & 0xFFF | (device >> 32) & 0xFFFF_F000
        let minor = device & 0xFF | (device >> 12) & 0xFFFF_FF00
        let number = Array("\(major):\(minor)".utf8)
        for line in mounts.split(separator: 0x0A) {
            let words = line.split(separator: 0x20)
            guard words.count > 2, words[2].elementsEqual(number),
                let dash = words.firstIndex(where: { $0.elementsEqual("-".utf8) }),
                dash + 1 < words.endIndex
            else { continue }
            let kind = String(decoding: words[dash + 1], as: UTF8.self)
            if kindsBetweenMachines.contains(where: kind.hasPrefix) { return kind }
        }
        return nil
    }

    /// Whether others than the owner can read a file or enter a folder; false where there is none.
    static func isOpenToOthers(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & 0o077 != 0
    }

    /// `1.5 GB`, in units of a thousand.
    static func size(_ bytes: UInt64) -> String {
        let units = ["bytes", "kB", "MB", "GB", "TB", "PB", "EB"]
        var (whole, tenth, unit) = (bytes, 0 as UInt64, 0)
        while whole >= 1_000 {
            tenth = whole % 1_000 / 100
            whole /= 1_000
            unit += 1
        }
        return unit == 0 ? "\(whole) bytes" : "\(whole).\(tenth) \(units[unit])"
    }
}
