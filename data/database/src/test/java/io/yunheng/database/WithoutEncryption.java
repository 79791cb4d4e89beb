/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Stands before a MariaDB server and takes out of its greeting that it can encrypt (MariaDB's
 * client/server protocol, initial handshake packet).
 */
final class WithoutEncryption implements AutoCloseable {
  private static final int LENGTH = 3;
  private static final int VERSION_AT = 1;

  /** Behind the version: the connection's number, eight bytes and a zero. */
  private static final int ABILITIES = 4 + 8 + 1;

  /** {@code CLIENT_SSL}, in the second byte of the abilities. */
  private static final int ENCRYPTION = 0x08;

  private final ServerSocket door;
  private final DatabaseAddress server;

  WithoutEncryption(DatabaseAddress server) throws IOException {
    this.server = server;
    this.door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return door.getLocalPort();
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Socket other = new Socket(server.host(), server.port());
        DataInputStream in = new DataInputStream(other.getInputStream());
        byte[] head = in.readNBytes(LENGTH + 1);
        int length =
            Byte.toUnsignedInt(head[0])
                | Byte.toUnsignedInt(head[1]) << 8
                | Byte.toUnsignedInt(head[2]) << 16;
        byte[] greeting = in.readNBytes(length);
        int at = VERSION_AT;
        while (greeting[at] != 0) {
          at++;
        }
        greeting[at + 1 + ABILITIES + 1] &= (byte) ~ENCRYPTION;
        client.getOutputStream().write(head);
        client.getOutputStream().write(greeting);
        pass(in, client.getOutputStream(), other);
        pass(client.getInputStream(), other.getOutputStream(), client);
      } catch (IOException _) {
        // Whoever called goes without an answer.
      }
    }
  }

  private static void pass(InputStream from, OutputStream to, Socket end) {
    Thread.ofVirtual()
        .start(
            () -> {
              try (end) {
                byte[] buffer = new byte[1 << 14];
                for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                  to.write(buffer, 0, count);
                }
              } catch (IOException _) {
                // The other side has hung up.
              }
            });
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
