internal import Glibc

/// Another program, run to its end.
enum ChildProcess {
    /// Runs a program, which finds nothing on its standard input.
    ///
    /// - Parameters:
    ///   - arguments: The path of the program first.
    ///   - environment: `NAME=value`; that of this process when nil.
    ///   - output: The file that what it answers is written to.
    ///   - messages: The file that what it says is written to, which may be the same; nil where
    ///     this process says things.
    /// - Returns: Zero when it ended well.
    static func run(
        _ arguments: [String], environment: [String]? = nil, output: String, messages: String?
    ) -> Int32 {
        guard let program = arguments.first else { return EINVAL }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        if let messages {
            posix_spawn_file_actions_addopen(
                &actions, 2, messages, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        }
        var argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        var envp: [UnsafeMutablePointer<CChar>?] = (environment ?? []).map { strdup($0) }
        argv.append(nil)
        envp.append(nil)
        defer { for pointer in argv + envp { free(pointer) } }
        var process: pid_t = 0
        let failure =
            environment == nil
            ? posix_spawn(&process, program, &actions, nil, argv, environ)
            : posix_spawn(&process, program, &actions, nil, argv, envp)
        guard failure == 0 else { return failure }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { return errno }
        }
        return status
    }
}
