# Sourced: sets digest_flags, what java is started with where digests are computed.
# Machine code or libcrypto does the digests, and Java waits for the system most of the time. Less inlining costs nothing there,
# and a job of 100,000 files takes a sixth less, because the compiler has less to do.
digest_flags=(-XX:FreqInlineSize=60)
