/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.tree;

import io.yunheng.fixity.Attribute;
import io.yunheng.fixity.Stat;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The calls of a Linux system that a walk needs, by file descriptors: paths may be of any length,
 * names any bytes, and nobody can put a link in the way. Each instance has scratch memory and is
 * for one thread.
 */
public final class Posix implements FileCalls {
  private static final int AT_EMPTY_PATH = 0x1000;
  private static final int AT_SYMLINK_NOFOLLOW = 0x100;
  private static final long BASIC_STATS = 0x7ff;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int NAME_MOST = 4096;
  private static final int ENTRIES = 1 << 16;

  /** No list of names and no value is longer (xattr(7)). */
  private static final int ATTRIBUTES = 1 << 16;

  private static final boolean ARM = System.getProperty("os.arch").equals("aarch64");
  private static final int DIRECTORY = ARM ? 0x4000 : 0x10000;
  private static final int NO_FOLLOW = ARM ? 0x8000 : 0x20000;
  private static final int NO_BLOCK = 0x800;

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

  /** Whether this is a Linux system whose library has all that is called. */
  public static boolean isThere() {
    if (!System.getProperty("os.name").equals("Linux")
        || ValueLayout.ADDRESS.byteSize() != Long.BYTES) {
      return false;
    }
    SymbolLookup names = Linker.nativeLinker().defaultLookup();
    return Stream.of("openat", "getdents64", "statx", "readlinkat", "flistxattr")
        .allMatch(name -> names.find(name).isPresent());
  }

  /** A call that failed, with the system's words for it. */
  static final class Failed extends IOException {
    private Failed(String words) {
      super(words);
    }
  }

  private final Arena arena = Arena.ofConfined();
  private final MemorySegment errno = arena.allocate(Linker.Option.captureStateLayout());
  private final MemorySegment name = arena.allocate(NAME_MOST + 1L);
  private final MemorySegment empty = arena.allocate(1);
  private final MemorySegment stat = arena.allocate(256, 8);
  private final byte[] octets = new byte[Stat.BYTES];
  private final MemorySegment link = arena.allocate(NAME_MOST);
  private final MemorySegment attributes = arena.allocate(ATTRIBUTES);
  private final MemorySegment value = arena.allocate(ATTRIBUTES);
  private Optional<DirectoryEntries> directoryEntries = Optional.empty();

  @Override
  public int openDirectory(int parent, byte[] path) throws Failed {
    return open(parent, path, DIRECTORY | NO_FOLLOW | CLOSE_ON_EXEC);
  }

  @Override
  public int openRoot(byte[] path) throws Failed {
    return open(-100, path, DIRECTORY | CLOSE_ON_EXEC);
  }

  @Override
  public int openFile(int parent, byte[] path) throws Failed {
    return open(parent, path, NO_FOLLOW | NO_BLOCK | CLOSE_ON_EXEC);
  }

  private int open(int parent, byte[] path, int flags) throws Failed {
    try {
      return checkedInt(
          (long)
              LinuxCalls.OPENAT.invokeExact(
                  errno, (long) parent, named(path), (long) flags, 0L, 0L));
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  private MemorySegment named(byte[] path) throws Failed {
    if (path.length > NAME_MOST) {
      throw new Failed("File name too long");
    }
    MemorySegment.copy(path, 0, name, ValueLayout.JAVA_BYTE, 0, path.length);
    name.set(ValueLayout.JAVA_BYTE, path.length, (byte) 0);
    return name;
  }

  @Override
  public void entries(int directory, Entries into) throws Failed {
    if (directoryEntries.isEmpty()) {
      directoryEntries = Optional.of(new DirectoryEntries(arena.allocate(ENTRIES, 8)));
    }
    DirectoryEntries entries = directoryEntries.get();
    for (int length = entries(directory, entries.buffer());
        length > 0;
        length = entries(directory, entries.buffer())) {
      entries.give(length, into);
    }
  }

  /** Fills memory with further entries of a directory; 0 if there are no more. */
  private int entries(int directory, MemorySegment into) throws Failed {
    try {
      return (int)
          checked(
              (long)
                  LinuxCalls.GETDENTS.invokeExact(
                      errno, (long) directory, into, into.byteSize(), 0L, 0L));
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  @Override
  public Stat stat(int parent, byte[] path) throws Failed {
    return stat(parent, named(path), AT_SYMLINK_NOFOLLOW);
  }

  @Override
  public Stat stat(int file) throws Failed {
    return stat(file, empty, AT_EMPTY_PATH);
  }

  private Stat stat(int from, MemorySegment path, long flags) throws Failed {
    try {
      checkedInt(
          (long)
              LinuxCalls.STATX.invokeExact(
                  errno, (long) from, path, flags, BASIC_STATS, stat.address()));
      return told();
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  private Stat told() {
    MemorySegment.copy(stat, ValueLayout.JAVA_BYTE, 0, octets, 0, octets.length);
    return Stat.of(octets);
  }

  @Override
  public int read(int file, MemorySegment into) throws Failed {
    try {
      long done = 0;
      while (done < into.byteSize()) {
        long wanted = into.byteSize() - done;
        long read =
            checked(
                (long)
                    LinuxCalls.READ.invokeExact(
                        errno, (long) file, from(into, done), wanted, 0L, 0L));
        done += read;
        if (read < wanted) {
          break;
        }
      }
      return (int) done;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  private static MemorySegment from(MemorySegment memory, long done) {
    return done == 0 ? memory : memory.asSlice(done);
  }

  @Override
  public int read(int file, long from, MemorySegment into) throws Failed {
    try {
      long done = 0;
      while (done < into.byteSize()) {
        long wanted = into.byteSize() - done;
        long read =
            checked(
                (long)
                    LinuxCalls.PREAD.invokeExact(
                        errno, (long) file, from(into, done), wanted, from + done, 0L));
        done += read;
        if (read < wanted) {
          break;
        }
      }
      return (int) done;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  @Override
  public byte[] link(int parent, byte[] path) throws Failed {
    try {
      long length =
          checked(
              (long)
                  LinuxCalls.READLINK.invokeExact(
                      errno, (long) parent, named(path), link.address(), link.byteSize(), 0L));
      return link.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  @Override
  public List<Attribute> attributes(int file) {
    if (attributeNames(file, MemorySegment.NULL) <= 0) {
      return List.of();
    }
    long length = attributeNames(file, attributes);
    List<Attribute> found = new ArrayList<>();
    for (long at = 0; at < length; ) {
      String text = attributes.getString(at, StandardCharsets.ISO_8859_1);
      found.add(attribute(file, attributes.asSlice(at), text));
      at += text.length() + 1;
    }
    return found;
  }

  /**
   * Lists them. Asked without memory to write to, the system tells how much it would take, and need
   * not get memory itself, which would cost it more than the answer.
   */
  private long attributeNames(int file, MemorySegment into) {
    try {
      return (long)
          LinuxCalls.FLISTXATTR.invokeExact(errno, (long) file, into, into.byteSize(), 0L, 0L);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private Attribute attribute(int file, MemorySegment key, String text) {
    String shown = new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    try {
      long size =
          (long)
              LinuxCalls.FGETXATTR.invokeExact(
                  errno, (long) file, key, value.address(), value.byteSize(), 0L);
      if (size < 0) {
        return new Attribute(shown, 0, "");
      }
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(value.asSlice(0, size).asByteBuffer());
      return new Attribute(shown, (int) size, HexFormat.of().formatHex(sha256.digest()));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Forces all of a file system to its medium. */
  public void force(int file) throws Failed {
    try {
      checkedInt(
          (long) LinuxCalls.SYNCFS.invokeExact(errno, (long) file, MemorySegment.NULL, 0L, 0L, 0L));
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  @Override
  public void close(int file) throws Failed {
    try {
      checkedInt(
          (long) LinuxCalls.CLOSE.invokeExact(errno, (long) file, MemorySegment.NULL, 0L, 0L, 0L));
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** The same of a function that gives an {@code int}. */
  private int checkedInt(long result) throws Failed {
    int given = (int) result;
    checked(given);
    return given;
  }

  private long checked(long result) throws Failed {
    if (result >= 0) {
      return result;
    }
    int number = errno.get(INT, LinuxCalls.ERRNO_AT);
    throw new Failed(words(number));
  }

  private String words(int number) {
    try {
      long text =
          (long)
              LinuxCalls.STRERROR.invokeExact(errno, (long) number, MemorySegment.NULL, 0L, 0L, 0L);
      return MemorySegment.ofAddress(text).reinterpret(256).getString(0, StandardCharsets.UTF_8);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static Failed failed(Throwable e) {
    return switch (e) {
      case Failed failed -> failed;
      case Error error -> throw error;
      case RuntimeException wrong -> throw wrong;
      default -> throw new IllegalStateException(e);
    };
  }

  @Override
  public void close() {
    arena.close();
  }
}
