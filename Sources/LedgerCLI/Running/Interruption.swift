internal import Dispatch
internal import Glibc
internal import Synchronization

/// What happens when somebody presses Ctrl-C: the process ends at once, with code 130.
///
/// The log needs no farewell: what was not committed is not there, and what was is whole.
enum Interruption {
    private static let folders = Mutex<[String]>([])
    private static let sources = Mutex<[Listening]>([])

    /// Unchecked because it is only ever held.
    private struct Listening: @unchecked Sendable {
        let source: any DispatchSourceSignal
    }

    /// Ends the process on SIGINT and SIGTERM, and removes the folders that were given.
    static func listen() {
        for (number, status) in [(SIGINT, CommandStatus.interrupted.rawValue), (SIGTERM, 143)] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                _ = Terminal.process.write(.messages, Array("\ninterrupted\n".utf8))
                folders.withLock { $0.forEach(Folders.remove) }
                _exit(status)
            }
            source.resume()
            sources.withLock { $0.append(Listening(source: source)) }
        }
    }

    /// Has a folder removed when the process is interrupted.
    static func remove(_ folder: String) { folders.withLock { $0.append(folder) } }

    /// Forgets a folder that is there to stay, or gone.
    static func keep(_ folder: String) {
        folders.withLock { folders in folders.removeAll { $0 == folder } }
    }
}
