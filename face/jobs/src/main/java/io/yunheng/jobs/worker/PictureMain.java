/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.worker;

import io.yunheng.jobs.PicturePreview.Why;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Duration;

/**
 * The program of a process that makes one small picture: says that it is ready, reads a file from
 * its standard input, writes the picture or why there is none to its standard output, and ends. It
 * ends too when its standard input does.
 */
public final class PictureMain {
  /** What it says once it waits. */
  static final int READY = 'R';

  /** What goes before a picture: its length and its bytes follow. */
  static final int MADE = 'P';

  /** What goes before the code of a {@link Why}. */
  static final int NONE = 'N';

  private PictureMain() {}

  /**
   * Makes one.
   *
   * @param arguments most pixels of a file, most that are decoded, most in a direction
   */
  public static void main(String[] arguments) throws IOException {
    System.setOut(System.err);
    PictureCodec codec =
        new PictureCodec(
            new PictureLimits(
                0,
                Duration.ZERO,
                0,
                Long.parseLong(arguments[0]),
                Long.parseLong(arguments[1]),
                Integer.parseInt(arguments[2])));
    FileInputStream in = new FileInputStream(FileDescriptor.in);
    DataOutputStream out = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
    try {
      codec.warm();
    } catch (PictureCodec.Refusal e) {
      throw new IllegalStateException(e);
    }
    out.write(READY);
    byte[] bytes = read(in);
    Thread.ofPlatform().daemon().name("input").start(() -> endWith(in));
    answer(codec, bytes, out);
    Runtime.getRuntime().halt(0);
  }

  private static byte[] read(FileInputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    byte[] bytes = new byte[data.readInt()];
    data.readFully(bytes);
    return bytes;
  }

  private static void answer(PictureCodec codec, byte[] bytes, DataOutputStream out)
      throws IOException {
    byte[] picture;
    try {
      picture = codec.preview(bytes);
    } catch (PictureCodec.Refusal e) {
      none(out, e.why());
      return;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      e.printStackTrace();
      none(out, Why.BROKEN);
      return;
    }
    out.write(MADE);
    out.writeInt(picture.length);
    out.write(picture);
  }

  private static void none(DataOutputStream out, Why why) throws IOException {
    out.write(NONE);
    out.writeUTF(why.code());
  }

  private static void endWith(FileInputStream in) {
    try {
      while (in.read() >= 0) {
        // Nothing more is asked for; only the end means something.
      }
    } catch (IOException _) {
      // The input has ended badly, which is an end too.
    }
    Runtime.getRuntime().halt(1);
  }
}
