/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import io.yunheng.fixity.assembly.Width;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The compression of BLAKE3 in machine code that is written here, see {@link Assembled}. */
public final class AssembledBlake3 implements ManyChunks {
  private static final int BLOCKS_OF_CHUNK = Blake3.CHUNK / Blake3.BLOCK;

  private final Codes codes;
  private final int set;
  private final int lanes;
  private final MemorySegment last;
  private final MemorySegment ofChunks;
  private final MemorySegment ofParents;

  private AssembledBlake3(Codes codes) {
    this.codes = codes;
    this.set = codes.code.set();
    this.lanes = codes.code.sets() * set;
    Arena arena = Arena.ofAuto();
    this.last = arena.allocate((long) set * Blake3.CHUNK, Blake3.BLOCK);
    this.ofChunks = codes.code.numbersOfChunks(arena);
    this.ofParents = codes.code.numbersOfParents(arena);
  }

  /** For one set of chunks, for as many as there are, and for one set of parents. */
  private record Codes(Blake3Code code, BlockCode some, BlockCode many, BlockCode parents) {
    static Optional<Codes> of(Width width) {
      Blake3Code code = new Blake3Code(width);
      List<BlockCode> written =
          List.of(
                  code.written(1, Blake3.CHUNK),
                  code.written(code.sets(), Blake3.CHUNK),
                  code.written(1, Blake3.BLOCK))
              .stream()
              .flatMap(each -> BlockCode.of(each).stream())
              .toList();
      return written.size() == 3
          ? Optional.of(new Codes(code, written.get(0), written.get(1), written.get(2)))
          : Optional.empty();
    }
  }

  /** Written when they are first asked for. */
  private static final Map<Width, Optional<Codes>> CODES = new ConcurrentHashMap<>();

  /**
   * Nothing where this process cannot have it.
   *
   * @param width of vectors that the processor has
   */
  public static Optional<ManyChunks> find(Width width) {
    return CODES.computeIfAbsent(width, Codes::of).map(AssembledBlake3::new);
  }

  @Override
  public int lanes() {
    return lanes;
  }

  @Override
  public void chunks(
      MemorySegment data, long offset, long first, int count, MemorySegment values, long place) {
    Compression.requireNative(data);
    Objects.checkIndex(count - 1, lanes);
    MemorySegment messages = data.asSlice(offset, (long) count * Blake3.CHUNK);
    if (count == lanes) {
      run(codes.many, messages, first, room(values, place, lanes));
      return;
    }
    int whole = count / set * set;
    if (whole > 0) {
      run(codes.some, messages, first, room(values, place, set));
    }
    if (whole < count) {
      MemorySegment.copy(
          messages, (long) whole * Blake3.CHUNK, last, 0, (long) (count - whole) * Blake3.CHUNK);
      MemorySegment room = room(values, place + (long) whole * Blake3.LENGTH, set);
      run(codes.some, last, first + whole, room);
    }
  }

  private void run(BlockCode code, MemorySegment messages, long first, MemorySegment into) {
    codes.code.number(ofChunks, first);
    code.run(into, messages, BLOCKS_OF_CHUNK, ofChunks);
  }

  @Override
  public void parents(MemorySegment values, long from, int count, long place) {
    Compression.requireNative(values);
    Objects.checkIndex(count - 1, lanes);
    Objects.checkIndex(place, from + 1);
    for (int done = 0; done < count; done += set) {
      long children = from + (long) done * Blake3.BLOCK;
      MemorySegment messages = values.asSlice(children, (long) set * Blake3.BLOCK);
      MemorySegment into = room(values, place + (long) done * Blake3.LENGTH, set);
      codes.parents.run(into, messages, 1, ofParents);
    }
  }

  private static MemorySegment room(MemorySegment values, long place, int lanes) {
    return values.asSlice(place, (lanes + 1L) * Blake3.LENGTH);
  }
}
