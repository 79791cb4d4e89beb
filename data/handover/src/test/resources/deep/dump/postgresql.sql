--
-- PostgreSQL database dump
--

\restrict tjG7RwetF7Sc7mmO756Ff0y1hQmvOzqseScQ8UJbmfAIFUfpXtKPJTvHAKg8HZN

-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: one; Type: TABLE; Schema: public; Owner: fixture
--

CREATE TABLE public.one (
    id integer NOT NULL,
    word text
);


ALTER TABLE public.one OWNER TO fixture;

--
-- Name: two; Type: TABLE; Schema: public; Owner: fixture
--

CREATE TABLE public.two (
    id integer NOT NULL,
    amount numeric(10,2)
);


ALTER TABLE public.two OWNER TO fixture;

--
-- Name: 16396; Type: BLOB; Schema: -; Owner: fixture
--

SELECT pg_catalog.lo_create('16396');


ALTER LARGE OBJECT 16396 OWNER TO fixture;

--
-- Data for Name: one; Type: TABLE DATA; Schema: public; Owner: fixture
--

COPY public.one (id, word) FROM stdin;
1	word 1
2	word 2
3	word 3
4	word 4
5	word 5
6	word 6
7	word 7
8	word 8
9	word 9
10	word 10
11	word 11
12	word 12
13	word 13
14	word 14
15	word 15
16	word 16
17	word 17
18	word 18
19	word 19
20	word 20
21	word 21
22	word 22
23	word 23
24	word 24
25	word 25
26	word 26
27	word 27
28	word 28
29	word 29
30	word 30
31	word 31
32	word 32
33	word 33
34	word 34
35	word 35
36	word 36
37	word 37
38	word 38
39	word 39
40	word 40
41	word 41
42	word 42
43	word 43
44	word 44
45	word 45
46	word 46
47	word 47
48	word 48
49	word 49
50	word 50
51	word 51
52	word 52
53	word 53
54	word 54
55	word 55
56	word 56
57	word 57
58	word 58
59	word 59
60	word 60
61	word 61
62	word 62
63	word 63
64	word 64
65	word 65
66	word 66
67	word 67
68	word 68
69	word 69
70	word 70
71	word 71
72	word 72
73	word 73
74	word 74
75	word 75
76	word 76
77	word 77
78	word 78
79	word 79
80	word 80
81	word 81
82	word 82
83	word 83
84	word 84
85	word 85
86	word 86
87	word 87
88	word 88
89	word 89
90	word 90
91	word 91
92	word 92
93	word 93
94	word 94
95	word 95
96	word 96
97	word 97
98	word 98
99	word 99
100	word 100
101	word 101
102	word 102
103	word 103
104	word 104
105	word 105
106	word 106
107	word 107
108	word 108
109	word 109
110	word 110
111	word 111
112	word 112
113	word 113
114	word 114
115	word 115
116	word 116
117	word 117
118	word 118
119	word 119
120	word 120
121	word 121
122	word 122
123	word 123
124	word 124
125	word 125
126	word 126
127	word 127
128	word 128
129	word 129
130	word 130
131	word 131
132	word 132
133	word 133
134	word 134
135	word 135
136	word 136
137	word 137
138	word 138
139	word 139
140	word 140
141	word 141
142	word 142
143	word 143
144	word 144
145	word 145
146	word 146
147	word 147
148	word 148
149	word 149
150	word 150
151	word 151
152	word 152
153	word 153
154	word 154
155	word 155
156	word 156
157	word 157
158	word 158
159	word 159
160	word 160
161	word 161
162	word 162
163	word 163
164	word 164
165	word 165
166	word 166
167	word 167
168	word 168
169	word 169
170	word 170
171	word 171
172	word 172
173	word 173
174	word 174
175	word 175
176	word 176
177	word 177
178	word 178
179	word 179
180	word 180
181	word 181
182	word 182
183	word 183
184	word 184
185	word 185
186	word 186
187	word 187
188	word 188
189	word 189
190	word 190
191	word 191
192	word 192
193	word 193
194	word 194
195	word 195
196	word 196
197	word 197
198	word 198
199	word 199
200	word 200
201	word 201
202	word 202
203	word 203
204	word 204
205	word 205
206	word 206
207	word 207
208	word 208
209	word 209
210	word 210
211	word 211
212	word 212
213	word 213
214	word 214
215	word 215
216	word 216
217	word 217
218	word 218
219	word 219
220	word 220
221	word 221
222	word 222
223	word 223
224	word 224
225	word 225
226	word 226
227	word 227
228	word 228
229	word 229
230	word 230
231	word 231
232	word 232
233	word 233
234	word 234
235	word 235
236	word 236
237	word 237
238	word 238
239	word 239
240	word 240
241	word 241
242	word 242
243	word 243
244	word 244
245	word 245
246	word 246
247	word 247
248	word 248
249	word 249
250	word 250
\.


--
-- Data for Name: two; Type: TABLE DATA; Schema: public; Owner: fixture
--

COPY public.two (id, amount) FROM stdin;
1	1.50
2	2.25
\.


--
-- Data for Name: BLOBS; Type: BLOBS; Schema: -; Owner: -
--

BEGIN;

SELECT pg_catalog.lo_open('16396', 131072);
SELECT pg_catalog.lowrite(0, '\x00010203');
SELECT pg_catalog.lo_close(0);

COMMIT;

--
-- Name: one one_pkey; Type: CONSTRAINT; Schema: public; Owner: fixture
--

ALTER TABLE ONLY public.one
    ADD CONSTRAINT one_pkey PRIMARY KEY (id);


--
-- Name: two two_pkey; Type: CONSTRAINT; Schema: public; Owner: fixture
--

ALTER TABLE ONLY public.two
    ADD CONSTRAINT two_pkey PRIMARY KEY (id);


--
-- PostgreSQL database dump complete
--

\unrestrict tjG7RwetF7Sc7mmO756Ff0y1hQmvOzqseScQ8UJbmfAIFUfpXtKPJTvHAKg8HZN

