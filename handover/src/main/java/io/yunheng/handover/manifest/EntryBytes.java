/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.handover.content.CategoryProposal;
import io.yunheng.handover.content.Certainty;
import io.yunheng.handover.content.Dating;
import io.yunheng.handover.content.FileCategory;
import io.yunheng.handover.content.Format;
import io.yunheng.handover.content.Period;
import io.yunheng.handover.content.Proposal;
import io.yunheng.handover.content.Substance;
import io.yunheng.handover.digest.Algorithm;
import io.yunheng.handover.tree.Attribute;
import io.yunheng.handover.tree.Stat;
import io.yunheng.handover.tree.TreePath;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Entries as bytes, for journals only; what lasts is the manifest. */
final class EntryBytes {
  private static final HexFormat HEX = HexFormat.of();

  private EntryBytes() {}

  static byte[] of(Entry entry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      text(out, entry.place().path());
      optional(out, entry.place().raw(), path -> bytes(out, path.bytes()));
      switch (entry) {
        case Entry.OfFile file -> {
          out.writeByte(0);
          file(out, file);
        }
        case Entry.OfLink(Place _, TreePath target) -> {
          out.writeByte(1);
          bytes(out, target.bytes());
        }
        case Entry.OfFolder _ -> out.writeByte(2);
        case Entry.Special(Place _, Stat.Type type) -> {
          out.writeByte(3);
          word(out, type);
        }
        case Entry.OfTable(Place _, long rows, String rowSet) -> {
          out.writeByte(5);
          out.writeLong(rows);
          text(out, rowSet);
        }
        case Entry.Lost(Place _, Entry.Cause cause, String why) -> {
          out.writeByte(4);
          word(out, cause);
          text(out, why);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** What entries are ordered by: the path's bytes. They follow the length, in four bytes. */
  static final int KEY_AT = Integer.BYTES;

  private interface Part<T> {
    void write(T value) throws IOException;
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> void optional(DataOutputStream out, Optional<T> value, Part<T> part)
      throws IOException {
    out.writeBoolean(value.isPresent());
    if (value.isPresent()) {
      part.write(value.get());
    }
  }

  private static <T> Optional<T> optional(DataInputStream in, Reading<T> part) throws IOException {
    return in.readBoolean() ? Optional.of(part.read()) : Optional.empty();
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    bytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void word(DataOutputStream out, Enum<?> word) throws IOException {
    out.writeUTF(word.name());
  }

  private static <E extends Enum<E>> E word(DataInputStream in, Class<E> type) throws IOException {
    return Enum.valueOf(type, in.readUTF());
  }

  private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }

  private static void file(DataOutputStream out, Entry.OfFile file) throws IOException {
    out.writeLong(file.size());
    digests(out, file.digests());
    Facts facts = file.facts();
    out.writeBoolean(facts.modified().isPresent());
    out.writeLong(facts.modified().orElse(0));
    out.writeShort(facts.permissions().orElse(-1));
    optional(out, facts.sameFile(), same -> text(out, same));
    optional(out, facts.allocated(), out::writeLong);
    out.writeInt(facts.attributes().size());
    for (Attribute attribute : facts.attributes()) {
      text(out, attribute.name());
      out.writeInt(attribute.size());
      text(out, attribute.sha256());
    }
    optional(out, facts.stored(), stored -> stored(out, stored));
    optional(out, file.nature(), nature -> nature(out, nature));
    optional(out, file.tree(), tree -> tree(out, tree));
  }

  private static void tree(DataOutputStream out, FileTree tree) throws IOException {
    out.writeInt(tree.chunkSize());
    digests(out, tree.roots());
    out.writeLong(tree.first());
  }

  private static void digests(DataOutputStream out, Map<Algorithm, String> digests)
      throws IOException {
    out.writeByte(digests.size());
    for (Map.Entry<Algorithm, String> digest : digests.entrySet()) {
      word(out, digest.getKey());
      bytes(out, HEX.parseHex(digest.getValue()));
    }
  }

  private static void stored(DataOutputStream out, Stored stored) throws IOException {
    text(out, stored.key());
    text(out, stored.etag());
    text(out, stored.version());
    text(out, stored.contentType());
    text(out, stored.storageClass());
    text(out, stored.encryption());
    out.writeBoolean(stored.md5());
    text(out, stored.composed());
    out.writeInt(stored.metadata().size());
    for (Map.Entry<String, String> each : stored.metadata().entrySet()) {
      text(out, each.getKey());
      text(out, each.getValue());
    }
  }

  private static Stored stored(DataInputStream in) throws IOException {
    String key = text(in);
    String etag = text(in);
    String version = text(in);
    String type = text(in);
    String storage = text(in);
    String encryption = text(in);
    boolean md5 = in.readBoolean();
    String composed = text(in);
    Map<String, String> metadata = new TreeMap<>();
    for (int count = in.readInt(); count > 0; count--) {
      metadata.put(text(in), text(in));
    }
    return new Stored(key, etag, version, type, storage, encryption, md5, composed, metadata);
  }

  private static void nature(DataOutputStream out, Nature nature) throws IOException {
    optional(out, nature.mediaType(), type -> text(out, type));
    optional(out, nature.certainty(), certainty -> word(out, certainty));
    optional(out, nature.unknown(), why -> word(out, why));
    word(out, nature.naming());
    word(out, nature.substance());
    word(out, nature.category().category());
    optional(out, nature.category().rule(), rule -> text(out, rule));
    Proposal proposal = nature.sensitivity();
    word(out, proposal.stand());
    out.writeByte(proposal.reasons().size());
    for (Proposal.Reason reason : proposal.reasons()) {
      text(out, reason.rule());
      word(out, reason.where());
      out.writeLong(reason.count());
    }
    out.writeByte(proposal.doubts().size());
    for (Proposal.Doubt doubt : proposal.doubts()) {
      word(out, doubt);
    }
    out.writeLong(proposal.scanned());
    out.writeLong(proposal.size());
    optional(
        out,
        nature.period(),
        covered -> {
          text(out, covered.path());
          text(out, covered.family());
          out.writeLong(covered.period().from().toEpochDay());
          out.writeLong(covered.period().to().toEpochDay());
          word(out, covered.period().unit());
          word(out, covered.source());
        });
  }

  static Entry read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      Place place = new Place(text(in), optional(in, () -> TreePath.of(bytes(in))));
      return switch (in.readByte()) {
        case 0 -> file(in, place);
        case 1 -> new Entry.OfLink(place, TreePath.of(bytes(in)));
        case 2 -> new Entry.OfFolder(place);
        case 3 -> new Entry.Special(place, word(in, Stat.Type.class));
        case 4 -> new Entry.Lost(place, word(in, Entry.Cause.class), text(in));
        case 5 -> new Entry.OfTable(place, in.readLong(), text(in));
        default -> throw new IllegalStateException("no entry");
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Entry.OfFile file(DataInputStream in, Place place) throws IOException {
    long size = in.readLong();
    Map<Algorithm, String> digests = digests(in);
    boolean dated = in.readBoolean();
    long moment = in.readLong();
    OptionalLong modified = dated ? OptionalLong.of(moment) : OptionalLong.empty();
    int mode = in.readShort();
    OptionalInt permissions = mode < 0 ? OptionalInt.empty() : OptionalInt.of(mode);
    Optional<String> same = optional(in, () -> text(in));
    Optional<Long> allocated = optional(in, in::readLong);
    List<Attribute> attributes = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      attributes.add(new Attribute(text(in), in.readInt(), text(in)));
    }
    Optional<Stored> stored = optional(in, () -> stored(in));
    Facts facts = new Facts(modified, permissions, same, allocated, attributes, stored);
    Optional<Nature> nature = optional(in, () -> nature(in));
    Optional<FileTree> tree =
        optional(in, () -> new FileTree(in.readInt(), digests(in), in.readLong()));
    return new Entry.OfFile(place, size, digests, facts, nature, tree);
  }

  private static Map<Algorithm, String> digests(DataInputStream in) throws IOException {
    Map<Algorithm, String> digests = new EnumMap<>(Algorithm.class);
    for (int count = in.readByte(); count > 0; count--) {
      digests.put(word(in, Algorithm.class), HEX.formatHex(bytes(in)));
    }
    return digests;
  }

  private static Nature nature(DataInputStream in) throws IOException {
    return new Nature(
        optional(in, () -> text(in)),
        optional(in, () -> word(in, Certainty.class)),
        optional(in, () -> word(in, Format.Why.class)),
        word(in, Format.Naming.class),
        word(in, Substance.class),
        new CategoryProposal(word(in, FileCategory.class), optional(in, () -> text(in))),
        proposal(in),
        optional(
            in,
            () ->
                new Dating.Covered(
                    text(in),
                    text(in),
                    new Period(
                        LocalDate.ofEpochDay(in.readLong()),
                        LocalDate.ofEpochDay(in.readLong()),
                        word(in, Period.Unit.class)),
                    word(in, Dating.Source.class))));
  }

  private static Proposal proposal(DataInputStream in) throws IOException {
    Proposal.Stand stand = word(in, Proposal.Stand.class);
    List<Proposal.Reason> reasons = new ArrayList<>();
    for (int count = in.readByte(); count > 0; count--) {
      reasons.add(new Proposal.Reason(text(in), word(in, Proposal.Where.class), in.readLong()));
    }
    List<Proposal.Doubt> doubts = new ArrayList<>();
    for (int count = in.readByte(); count > 0; count--) {
      doubts.add(word(in, Proposal.Doubt.class));
    }
    return new Proposal(stand, reasons, doubts, in.readLong(), in.readLong());
  }
}
