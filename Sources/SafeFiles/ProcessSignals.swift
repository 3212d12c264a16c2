import Glibc

/// Signals that would end the process where an error says more.
public enum ProcessSignals {
    /// Makes a full file-size limit and a closed pipe ordinary failures of the write.
    ///
    /// Without it they end the process: SIGXFSZ in the middle of an append, SIGPIPE when the
    /// reader of the output goes away. With it, the write fails with `EFBIG` or `EPIPE`.
    public static func ignoreFileSizeAndPipe() {
        signal(SIGXFSZ, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
    }
}
