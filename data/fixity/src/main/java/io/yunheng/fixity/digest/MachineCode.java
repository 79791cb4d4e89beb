/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.assembly.CodeMemory;
import io.yunheng.fixity.assembly.Width;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.util.Optional;

/**
 * The loaded machine code of SM3 and SHA-256 for the processor that it runs on. Every kernel has
 * passed a comparison with its scalar twin. Thread-safe; the {@link Compression}s that it makes are
 * not.
 */
public final class MachineCode implements AutoCloseable {
  /** From so many messages on, a batch is faster than our SM3 code for one message at a time. */
  private static final int BATCH_BESIDE_SINGLE_SM3 = 2;

  /** The same beside SHA-256 in Java. */
  private static final int BATCH_BESIDE_JAVA = 3;

  /** The same beside the SHA instructions of the processor for one message. */
  private static final int BATCH_BESIDE_INSTRUCTIONS = 7;

  /** The share of all lanes from which SHA instructions for pairs beat those for one message. */
  private static final double PAIRS_BESIDE_INSTRUCTIONS = 0.7;

  private final Width width;
  private final Arena lifetime;
  private final BatchKernel.Loaded sm3;
  private final Optional<BlockCode> singleSm3;

  private final Optional<Sha256PairKernel.Loaded> singleSha256;

  /** How several messages go by SHA-256. */
  private final Sha256Batch sha256;

  /** The code for several messages of SHA-256. */
  private sealed interface Sha256Batch {
    /** By vectors, which every width has. */
    record Vectors(BatchKernel.Loaded code) implements Sha256Batch {}

    /** By the SHA instructions, which beat vectors of eight words. */
    record Pairs(Sha256PairKernel.Loaded code) implements Sha256Batch {}
  }

  private MachineCode(
      Width width,
      Arena lifetime,
      BatchKernel.Loaded sm3,
      Optional<BlockCode> singleSm3,
      Optional<Sha256PairKernel.Loaded> singleSha256,
      Sha256Batch sha256) {
    this.width = width;
    this.lifetime = lifetime;
    this.sm3 = sm3;
    this.singleSm3 = singleSm3;
    this.singleSha256 = singleSha256;
    this.sha256 = sha256;
  }

  /** Loads code for the widest vectors and all instructions that the processor has. */
  public static Optional<MachineCode> load(CodeMemory memory) {
    return Processor.widths().stream().findFirst().flatMap(width -> load(width, true, memory));
  }

  /**
   * Loads code for vectors of a width.
   *
   * @param width one that the processor has
   * @param shaInstructions whether the SHA instructions are used, if the processor has them
   * @return empty if the operating system refuses executable memory, or if a kernel differs from
   *     its scalar twin; the latter is logged as an error
   */
  public static Optional<MachineCode> load(
      Width width, boolean shaInstructions, CodeMemory memory) {
    Logger log = System.getLogger(MachineCode.class.getName());
    Arena lifetime = Arena.ofShared();
    Optional<MachineCode> loaded = load(width, shaInstructions, memory, lifetime);
    if (loaded.isEmpty()) {
      log.log(Level.DEBUG, "The operating system refuses executable memory for digest kernels");
    } else if (!loaded.get().passesSelfTest()) {
      log.log(
          Level.ERROR,
          "Digest kernels for {0} words failed their self-test; they are not used",
          width.words());
      loaded = Optional.empty();
    }
    if (loaded.isEmpty()) {
      lifetime.close();
    }
    return loaded;
  }

  private static Optional<MachineCode> load(
      Width width, boolean shaInstructions, CodeMemory memory, Arena lifetime) {
    Optional<BatchKernel.Loaded> sm3 = BatchKernel.Loaded.sm3(width, memory, lifetime);
    if (sm3.isEmpty()) {
      return Optional.empty();
    }
    Optional<BlockCode> singleSm3 =
        Processor.hasThreeOperandRotation()
            ? SingleSm3Code.load(memory, lifetime)
            : Optional.empty();
    boolean instructions = shaInstructions && Processor.hasSha256OfX86();
    Optional<Sha256PairKernel.Loaded> singleSha256 =
        instructions ? Sha256PairKernel.Loaded.single(memory, lifetime) : Optional.empty();
    Optional<Sha256Batch> sha256 =
        instructions && width == Width.EIGHT
            ? Sha256PairKernel.Loaded.pair(memory, lifetime).map(Sha256Batch.Pairs::new)
            : BatchKernel.Loaded.sha256(width, memory, lifetime).map(Sha256Batch.Vectors::new);
    return sha256.map(
        batch -> new MachineCode(width, lifetime, sm3.get(), singleSm3, singleSha256, batch));
  }

  private boolean passesSelfTest() {
    for (Algorithm algorithm : new Algorithm[] {Algorithm.SM3, Algorithm.SHA_256}) {
      Compression twin = ShortDigest.scalar(algorithm);
      if (!KernelSelfTest.passes(many(algorithm), twin)
          || !single(algorithm).map(kernel -> KernelSelfTest.passes(kernel, twin)).orElse(true)) {
        return false;
      }
    }
    return true;
  }

  /** Number of messages that {@link #many} compresses at a time. */
  public int lanes() {
    return width.words();
  }

  /**
   * A kernel for {@link #lanes} messages.
   *
   * @param algorithm SM3 or SHA-256
   */
  public Compression many(Algorithm algorithm) {
    return switch (algorithm) {
      case SM3 -> new BatchKernel(sm3);
      case SHA_256 ->
          switch (sha256) {
            case Sha256Batch.Vectors(BatchKernel.Loaded code) -> new BatchKernel(code);
            case Sha256Batch.Pairs(Sha256PairKernel.Loaded code) ->
                new Sha256PairKernel(code, lanes());
          };
      case SHA_512 -> throw new IllegalArgumentException(algorithm.code());
    };
  }

  /** A kernel for one message; empty where the scalar twin or the platform does it. */
  public Optional<Compression> single(Algorithm algorithm) {
    return switch (algorithm) {
      case SM3 -> singleSm3.map(SingleSm3Code::kernel);
      case SHA_256 -> singleSha256.map(Sha256PairKernel::single);
      case SHA_512 -> Optional.empty();
    };
  }

  /** Whether {@link #many} is faster for so many messages than one message after the other. */
  public boolean pays(Algorithm algorithm, int messages) {
    return switch (algorithm) {
      case SM3 -> messages >= (singleSm3.isPresent() ? BATCH_BESIDE_SINGLE_SM3 : 1);
      case SHA_256 -> messages >= leastSha256();
      case SHA_512 -> false;
    };
  }

  private int leastSha256() {
    return switch (sha256) {
      case Sha256Batch.Pairs _ -> (int) Math.ceil(PAIRS_BESIDE_INSTRUCTIONS * lanes());
      case Sha256Batch.Vectors _ ->
          singleSha256.isPresent() ? BATCH_BESIDE_INSTRUCTIONS : BATCH_BESIDE_JAVA;
    };
  }

  /**
   * Gives the executable memory back. Kernels that are used afterwards throw an {@link
   * IllegalStateException}.
   */
  @Override
  public void close() {
    lifetime.close();
  }
}
