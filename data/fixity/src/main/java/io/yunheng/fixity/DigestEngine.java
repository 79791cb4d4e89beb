/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity;

import io.yunheng.fixity.assembly.CodeMemory;
import io.yunheng.fixity.assembly.ExecutableMemory;
import io.yunheng.fixity.assembly.LinuxMemoryCalls;
import io.yunheng.fixity.assembly.Width;
import io.yunheng.fixity.digest.Compression;
import io.yunheng.fixity.digest.Libcrypto;
import io.yunheng.fixity.digest.MachineCode;
import io.yunheng.fixity.digest.ShortDigest;
import io.yunheng.fixity.tree.FileCalls;
import io.yunheng.fixity.tree.PortableCalls;
import io.yunheng.fixity.tree.Posix;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Chooses the implementation of SM3 and SHA-256: our own machine code where processor and operating
 * system allow it, otherwise libcrypto, otherwise Java. SHA-512 is always that of the Java
 * platform. Digests are the same on every {@link DigestPath}; only their speed differs. It also
 * says how the files of trees are reached, so that whoever is given an engine reads them the same
 * way.
 *
 * <p>Loading machine code takes some milliseconds, so make one engine and share it: it is
 * thread-safe. The kernels that it makes are not.
 */
public final class DigestEngine implements AutoCloseable {
  private static final int LANES_WITHOUT_KERNELS = 16;

  private final Optional<MachineCode> machine;
  private final Optional<Libcrypto> library;
  private final TreeAccess access;
  private final Supplier<FileCalls> calls;

  private DigestEngine(Optional<MachineCode> machine, Optional<Libcrypto> library) {
    this(machine, library, usual());
  }

  private DigestEngine(
      Optional<MachineCode> machine, Optional<Libcrypto> library, TreeAccess access) {
    this(machine, library, access, origin(access));
  }

  private DigestEngine(
      Optional<MachineCode> machine,
      Optional<Libcrypto> library,
      TreeAccess access,
      Supplier<FileCalls> calls) {
    this.machine = machine;
    this.library = library;
    this.access = access;
    this.calls = calls;
  }

  private static TreeAccess usual() {
    return Posix.isThere() ? TreeAccess.SYSTEM : TreeAccess.PORTABLE;
  }

  private static Supplier<FileCalls> origin(TreeAccess access) {
    return switch (access) {
      case SYSTEM -> Posix::new;
      case PORTABLE -> PortableCalls.origin(true);
    };
  }

  /**
   * An engine with the same digests that reaches files in a way, or in the next one that the system
   * has. It takes the place of this one; only one of the two is to be closed.
   */
  public DigestEngine reading(TreeAccess wanted) {
    return new DigestEngine(
        machine, library, wanted == TreeAccess.SYSTEM ? usual() : TreeAccess.PORTABLE);
  }

  /** The same with calls of a certain origin. */
  DigestEngine reading(Supplier<FileCalls> origin) {
    return new DigestEngine(machine, library, TreeAccess.PORTABLE, origin);
  }

  /** How files are reached. */
  public TreeAccess access() {
    return access;
  }

  /** Calls to reach files with, for one thread. */
  public FileCalls calls() {
    return calls.get();
  }

  /** An engine on the fastest path of this machine. */
  public static DigestEngine fastest() {
    return upTo(DigestPath.MACHINE);
  }

  /**
   * An engine on a path, or on the next one that this machine has.
   *
   * @param highest no path before this one is tried
   */
  public static DigestEngine upTo(DigestPath highest) {
    return upTo(highest, new ExecutableMemory(new LinuxMemoryCalls()));
  }

  /**
   * The same.
   *
   * @param memory where machine code is loaded
   */
  static DigestEngine upTo(DigestPath highest, CodeMemory memory) {
    return switch (highest) {
      case MACHINE -> {
        Optional<MachineCode> machine = MachineCode.load(memory);
        boolean single = machine.flatMap(code -> code.single(Algorithm.SM3)).isPresent();
        yield new DigestEngine(machine, single ? Optional.empty() : Libcrypto.find());
      }
      case LIBRARY -> new DigestEngine(Optional.empty(), Libcrypto.find());
      case SCALAR -> new DigestEngine(Optional.empty(), Optional.empty());
    };
  }

  /**
   * An engine with machine code for a width of vectors.
   *
   * @param width one that the processor has
   * @param shaInstructions whether the SHA instructions are used, if the processor has them
   */
  static Optional<DigestEngine> machine(Width width, boolean shaInstructions) {
    return MachineCode.load(width, shaInstructions, new ExecutableMemory(new LinuxMemoryCalls()))
        .map(machine -> new DigestEngine(Optional.of(machine), Libcrypto.find()));
  }

  /** An engine that uses Java only. */
  public static DigestEngine scalar() {
    return upTo(DigestPath.SCALAR);
  }

  /** The path in use. */
  public DigestPath path() {
    if (machine.isPresent()) {
      return DigestPath.MACHINE;
    }
    return library.isPresent() ? DigestPath.LIBRARY : DigestPath.SCALAR;
  }

  /** Whether there are kernels for several messages at a time. */
  public boolean batches() {
    return machine.isPresent();
  }

  /** SM3 of libcrypto; empty where a kernel of our own for one message is faster. */
  public Optional<Libcrypto> library() {
    return library;
  }

  /** Number of messages that go on side by side. */
  public int lanes() {
    return machine.map(MachineCode::lanes).orElse(LANES_WITHOUT_KERNELS);
  }

  /**
   * A kernel for {@link #lanes} messages at a time; empty without machine code.
   *
   * @param algorithm SM3 or SHA-256
   */
  public Optional<Compression> many(Algorithm algorithm) {
    return machine.map(code -> code.many(algorithm));
  }

  /**
   * A kernel for one message, whose state can be saved.
   *
   * @param algorithm SM3 or SHA-256
   */
  public Compression one(Algorithm algorithm) {
    return machine
        .flatMap(code -> code.single(algorithm))
        .orElseGet(() -> ShortDigest.scalar(algorithm));
  }

  /** Whether {@link #many} is faster for so many messages than {@link #one} for each of them. */
  public boolean pays(Algorithm algorithm, int messages) {
    return machine.map(code -> code.pays(algorithm, messages)).orElse(false);
  }

  /** Whether {@link #one} of SHA-256 is as fast as the Java platform. */
  public boolean singleSha256() {
    return machine.flatMap(code -> code.single(Algorithm.SHA_256)).isPresent();
  }

  /** Gives the memory of the machine code back; the engine must no longer be in use. */
  @Override
  public void close() {
    machine.ifPresent(MachineCode::close);
  }
}
