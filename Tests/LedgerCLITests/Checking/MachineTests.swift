import Glibc
import Testing

@testable import LedgerCLI

struct MachineTests {
    @Test func `room is left where there is a folder, and nothing is said of none`() {
        #expect(Machine.freeBytes(at: "/") ?? 0 > 0)
        #expect(Machine.freeBytes(at: "/no/such/folder") == nil)
        #expect(Machine.sharedFileSystem(at: "/no/such/folder") == nil)
    }

    @Test func `a file system between machines is known by its kind`() {
        let mounts = Array(
            """
            22 27 0:20 / /proc rw,nosuid shared:13 - proc proc rw
            27 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
            40 27 0:52 / /srv/ledger rw shared:30 master:2 - nfs4 box:/x rw
            malformed
            41 27 0:53

            """.utf8)
        #expect(Machine.shared(device: 52, in: mounts) == "nfs4")
        #expect(Machine.shared(device: 254 << 8 | 1, in: mounts) == nil)
        #expect(Machine.shared(device: 53, in: mounts) == nil)
    }

    @Test func `who may read is seen from the mode`() throws {
        let trial = try Trial()
        let file = try trial.file("a", ["x"])
        chmod(file, 0o600)
        #expect(!Machine.isOpenToOthers(file))
        chmod(file, 0o640)
        #expect(Machine.isOpenToOthers(file))
        #expect(!Machine.isOpenToOthers(file + ".none"))
    }

    @Test(arguments: [
        (0, "0 bytes"), (999, "999 bytes"), (1_000, "1.0 kB"), (1_999, "1.9 kB"),
        (999_999, "999.9 kB"), (1_000_000, "1.0 MB"), (12_345_678_901, "12.3 GB"),
    ]) func `a size is told in units of a thousand`(bytes: UInt64, text: String) {
        #expect(Machine.size(bytes) == text)
        #expect(Machine.size(.max) == "18.4 EB")
    }
}
