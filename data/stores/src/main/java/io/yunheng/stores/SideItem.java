/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import io.yunheng.fixity.Algorithm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * An entry of a side, as it is sorted.
 *
 * @param md5 of the content, where it is known
 */
record SideItem(
    State state,
    boolean latest,
    long size,
    String etag,
    String md5,
    String version,
    String contentType,
    String storageClass,
    Map<Algorithm, String> digests) {
  /** What is known. */
  enum State {
    LISTED,
    READ,
    MARKER,
    /** It is there, and could not be read; the reason was told. */
    UNREAD
  }

  SideItem {
    digests = Map.copyOf(digests);
  }

  static SideItem of(StoredObject object) {
    return new SideItem(
        State.LISTED,
        object.latest(),
        object.size(),
        object.etag().map(Etag::value).orElse(""),
        "",
        object.version().orElse(""),
        object.contentType().orElse(""),
        object.storageClass(),
        Map.of());
  }

  static SideItem of(ObjectOutcome.Digested read) {
    ObjectDetail detail = read.detail();
    return new SideItem(
        State.READ,
        read.object().latest(),
        detail.size(),
        detail.etag().map(Etag::value).orElse(""),
        detail.contentMd5().orElse(""),
        read.object().version().orElse(""),
        detail.contentType(),
        detail.storageClass(),
        read.digests());
  }

  static SideItem ofFile(long size, Map<Algorithm, String> digests) {
    return new SideItem(State.READ, true, size, "", "", "", "", "", digests);
  }

  static SideItem marker(ListedObject.DeleteMarker marker) {
    return new SideItem(
        State.MARKER, marker.latest(), 0, "", "", marker.version(), "", "", Map.of());
  }

  static SideItem unread() {
    return new SideItem(State.UNREAD, true, 0, "", "", "", "", "", Map.of());
  }

  /** With what the store says when it is asked for the object. */
  SideItem seen(ObjectDetail detail) {
    return new SideItem(
        state,
        latest,
        detail.size(),
        detail.etag().map(Etag::value).orElse(etag),
        detail.contentMd5().orElse(""),
        version,
        detail.contentType(),
        detail.storageClass().isEmpty() ? storageClass : detail.storageClass(),
        digests);
  }

  /** As it can be asked for. */
  StoredObject object(ObjectKey key) {
    return new StoredObject(
        key,
        size,
        Optional.of(etag).filter(each -> !each.isEmpty()).map(Etag::new),
        Optional.empty(),
        Optional.of(version).filter(each -> !each.isEmpty()),
        latest,
        storageClass,
        Optional.empty());
  }

  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, state.name());
      out.writeBoolean(latest);
      out.writeLong(size);
      for (String text : new String[] {etag, md5, version, contentType, storageClass}) {
        write(out, text);
      }
      out.writeByte(digests.size());
      for (Map.Entry<Algorithm, String> digest : digests.entrySet()) {
        write(out, digest.getKey().name());
        write(out, digest.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static SideItem of(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    State state = State.valueOf(text(in));
    boolean latest = in.readBoolean();
    long size = in.readLong();
    String etag = text(in);
    String md5 = text(in);
    String version = text(in);
    String contentType = text(in);
    String storageClass = text(in);
    Map<Algorithm, String> digests = new EnumMap<>(Algorithm.class);
    for (int left = in.readByte(); left > 0; left--) {
      digests.put(Algorithm.valueOf(text(in)), text(in));
    }
    return new SideItem(
        state, latest, size, etag, md5, version, contentType, storageClass, digests);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
