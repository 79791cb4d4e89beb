# Sourced: sets digest_kind and digest_flags, what java is started with where digests are computed.
# With AVX2 or AVX-512 they have machine code of their own; without, they want the vectors of Java, compiled after a twentieth of the
# usual number of rounds, as what is not compiled yet takes a hundred times as long.
processor=" $(grep -m1 '^flags' /proc/cpuinfo 2>/dev/null || true) "
if [ "$(uname -m)" = x86_64 ] && [[ $processor == *" avx2 "* ]]; then
  digest_kind=code digest_flags=()
else
  digest_kind=vector
  digest_flags=(--add-modules jdk.incubator.vector -XX:CompileCommand=quiet
    "-XX:CompileCommand=CompileThresholdScaling,io.yunheng.handover.digest.*::*,0.05")
fi
