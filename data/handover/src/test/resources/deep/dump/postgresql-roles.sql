--
-- PostgreSQL database cluster dump
--

\restrict olDCpXGLjgAX5adAbS6zZWNXOdLENxVahjJUMp8JA2P4oUmmseLZ772j0hTzizP

SET default_transaction_read_only = off;

SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;

--
-- Roles
--

CREATE ROLE fixture;
ALTER ROLE fixture WITH SUPERUSER INHERIT CREATEROLE CREATEDB LOGIN REPLICATION BYPASSRLS;

--
-- User Configurations
--






\unrestrict olDCpXGLjgAX5adAbS6zZWNXOdLENxVahjJUMp8JA2P4oUmmseLZ772j0hTzizP

--
-- PostgreSQL database cluster dump complete
--

