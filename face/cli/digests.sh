# Sourced: sets digest_kind and digest_flags, what java is started with where digests are computed.
# With AVX2 or AVX-512 they have machine code of their own. What is left to Java waits for the system most of the time: putting less of
# it into each other costs nothing there, and a job of 100,000 files takes a sixth less, as the compiler has less to do.
# Without, digests want the vectors of Java, compiled after a twentieth of the usual number of rounds, as what is not compiled yet takes
# a hundred times as long.
processor=" $(grep -m1 '^flags' /proc/cpuinfo 2>/dev/null || true) "
if [ "$(uname -m)" = x86_64 ] && [[ $processor == *" avx2 "* ]]; then
  digest_kind=code digest_flags=(-XX:FreqInlineSize=60)
else
  digest_kind=vector
  digest_flags=(--add-modules jdk.incubator.vector -XX:CompileCommand=quiet
    "-XX:CompileCommand=CompileThresholdScaling,io.yunheng.fixity.digest.*::*,0.05")
fi
