/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/**
 * SM3 of the system's OpenSSL library, where there is one that has it. It is at its full speed from
 * the first byte on, and for one message alone it is the fastest.
 */
public final class Libcrypto {
  private static final List<String> NAMES =
      List.of("libcrypto.so.3", "libcrypto.so.1.1", "libcrypto.3.dylib");
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final int DONE = 1;
  private static final int LENGTH = 32;

  private final MethodHandle create;
  private final MethodHandle begin;
  private final MethodHandle update;
  private final MethodHandle end;
  private final MethodHandle free;
  private final MemorySegment sm3;

  private Libcrypto(SymbolLookup library) throws Throwable {
    Linker linker = Linker.nativeLinker();
    ValueLayout at = ValueLayout.ADDRESS;
    this.create =
        linker.downcallHandle(library.findOrThrow("EVP_MD_CTX_new"), FunctionDescriptor.of(at));
    this.begin =
        linker.downcallHandle(
            library.findOrThrow("EVP_DigestInit_ex"), FunctionDescriptor.of(INT, at, at, at));
    this.update =
        linker.downcallHandle(
            library.findOrThrow("EVP_DigestUpdate"), FunctionDescriptor.of(INT, at, at, LONG));
    this.end =
        linker.downcallHandle(
            library.findOrThrow("EVP_DigestFinal_ex"), FunctionDescriptor.of(INT, at, at, at));
    this.free =
        linker.downcallHandle(
            library.findOrThrow("EVP_MD_CTX_free"), FunctionDescriptor.ofVoid(at));
    this.sm3 = sm3(linker, library);
  }

  /** Since version 3 an algorithm that is fetched once is begun faster. */
  private static MemorySegment sm3(Linker linker, SymbolLookup library) throws Throwable {
    ValueLayout at = ValueLayout.ADDRESS;
    Optional<MemorySegment> fetch = library.find("EVP_MD_fetch");
    if (fetch.isEmpty()) {
      return (MemorySegment)
          linker
              .downcallHandle(library.findOrThrow("EVP_sm3"), FunctionDescriptor.of(at))
              .invokeExact();
    }
    try (Arena arena = Arena.ofConfined()) {
      return (MemorySegment)
          linker
              .downcallHandle(fetch.get(), FunctionDescriptor.of(at, at, at, at))
              .invokeExact(MemorySegment.NULL, arena.allocateFrom("SM3"), MemorySegment.NULL);
    }
  }

  /** The system's library; nothing where there is none, or where it does not have SM3. */
  public static Optional<Libcrypto> find() {
    for (String name : NAMES) {
      try {
        Libcrypto found = new Libcrypto(SymbolLookup.libraryLookup(name, Arena.global()));
        if (!found.sm3.equals(MemorySegment.NULL)) {
          return Optional.of(found);
        }
      } catch (Error e) {
        throw e;
      } catch (Throwable _) {
        // The next name; without any the digest is computed here.
      }
    }
    return Optional.empty();
  }

  /** The digest of one message after the other; for one thread. */
  public final class Context implements AutoCloseable {
    private final MemorySegment context;
    private final MemorySegment out;

    public Context(Arena arena) {
      this.out = arena.allocate(LENGTH);
      try {
        this.context = (MemorySegment) create.invokeExact();
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
      begin();
    }

    /** Forgets what there was of a message. */
    public void begin() {
      try {
        done((int) begin.invokeExact(context, sm3, MemorySegment.NULL));
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }

    public void update(MemorySegment bytes) {
      try {
        done((int) update.invokeExact(context, bytes, bytes.byteSize()));
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }

    /** The digest of the message, after which another begins. */
    public byte[] digest() {
      try {
        done((int) end.invokeExact(context, out, MemorySegment.NULL));
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
      begin();
      return out.toArray(ValueLayout.JAVA_BYTE);
    }

    @Override
    public void close() {
      try {
        free.invokeExact(context);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }

    private static void done(int result) {
      if (result != DONE) {
        throw new IllegalStateException("libcrypto: " + result);
      }
    }
  }
}
