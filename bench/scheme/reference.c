/*
 * An independent check of the scheme engine: the figures of accounts.csv and persons.csv, reckoned by one thread from
 * the words of the format alone. Shares no code with the engine and goes other ways where there are any (hash table
 * instead of partitions, depth-first instead of breadth-first, jump pointers instead of heavy lines).
 *
 * Reads what the benchmarks write: UTF-8, commas, RFC 4180 quotes, columns named as in COLUMNS. Amounts are plain
 * decimals with at most two places; anything else counts as 0. Keys of persons are folded to upper case in ASCII only.
 *
 *   cc -O3 -o reference reference.c && ./reference members.csv accounts.csv persons.csv
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NONE (-1)
#define LONG_LINE 512

typedef struct {
  uint64_t at;
  uint32_t length;
} Text;

enum { ID, UP, KEY, IN, OUT, COLUMN_COUNT };
static const char *COLUMNS[COLUMN_COUNT] = {"会员编号", "推荐人编号", "身份证号", "充值金额", "提现金额"};

enum { NO_ACCOUNT, OK, ROOT, ORPHAN, SELF_REFERENCE, CYCLE, BELOW_CYCLE };
static const char *STATUSES[] = {"", "ok", "root", "orphan", "self_reference", "cycle", "below_cycle"};

static char *bytes;
static uint64_t size;
static int32_t rows;
static Text *ids, *ups, *keys;
static int64_t *paidIn, *paidOut;

static uint8_t *status;
static int32_t *parent; /* row, NONE for roots */
static int32_t *person; /* smallest row of the person */

static void fail(const char *what) {
  fprintf(stderr, "reference: %s\n", what);
  exit(1);
}

static void *room(uint64_t count, uint64_t width) {
  void *found = calloc(count ? count : 1, width);
  if (found == NULL) fail("out of memory");
  return found;
}

/* ---- reading ---- */

static void readAll(const char *path) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) fail("cannot open the table");
  fseek(file, 0, SEEK_END);
  size = (uint64_t)ftell(file);
  rewind(file);
  bytes = malloc(size + 1);
  if (bytes == NULL || fread(bytes, 1, size, file) != size) fail("cannot read the table");
  bytes[size] = '\n';
  fclose(file);
}

/* Takes one cell, quotes resolved in place; `*at` ends on the comma or line end behind it. */
static Text nextCell(uint64_t *at) {
  uint64_t from = *at;
  if (bytes[from] != '"') {
    uint64_t end = from;
    while (bytes[end] != ',' && bytes[end] != '\n') end++;
    *at = end;
    if (bytes[end] == '\n' && end > from && bytes[end - 1] == '\r') end--;
    return (Text){from, (uint32_t)(end - from)};
  }
  uint64_t to = from, next = from + 1;
  for (; next < size; next++) {
    if (bytes[next] == '"' && bytes[++next] != '"') break;
    bytes[to++] = bytes[next];
  }
  while (bytes[next] != ',' && bytes[next] != '\n') next++;
  *at = next;
  return (Text){from, (uint32_t)(to - from)};
}

static Text trimmed(Text text) {
  while (text.length > 0 && (bytes[text.at] == ' ' || (bytes[text.at] >= '\t' && bytes[text.at] <= '\r'))) {
    text.at++;
    text.length--;
  }
  for (; text.length > 0; text.length--) {
    char last = bytes[text.at + text.length - 1];
    if (last != ' ' && !(last >= '\t' && last <= '\r')) break;
  }
  return text;
}

static int64_t fenOf(Text text) {
  uint64_t at = text.at, end = text.at + text.length;
  int negative = 0, digits = 0, places = 0;
  int64_t value = 0;
  if (at < end && (bytes[at] == '-' || bytes[at] == '+')) negative = bytes[at++] == '-';
  for (; at < end && bytes[at] >= '0' && bytes[at] <= '9'; at++, digits++) value = value * 10 + (bytes[at] - '0');
  if (digits == 0 || digits > 15) return 0;
  if (at < end && bytes[at] == '.')
    for (at++; at < end && bytes[at] >= '0' && bytes[at] <= '9' && places < 2; at++, places++)
      value = value * 10 + (bytes[at] - '0');
  if (at != end) return 0;
  for (; places < 2; places++) value *= 10;
  return negative ? -value : value;
}

static void upperCase(Text text) {
  for (uint64_t at = text.at; at < text.at + text.length; at++)
    if (bytes[at] >= 'a' && bytes[at] <= 'z') bytes[at] -= 'a' - 'A';
}

static void readTable(void) {
  uint64_t at = size >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  int roleOf[LONG_LINE], columns = 0, found[COLUMN_COUNT] = {0};
  for (;; at++) {
    Text name = trimmed(nextCell(&at));
    if (columns == LONG_LINE) fail("too many columns");
    roleOf[columns] = NONE;
    for (int role = 0; role < COLUMN_COUNT; role++)
      if (strlen(COLUMNS[role]) == name.length && memcmp(COLUMNS[role], bytes + name.at, name.length) == 0)
        found[role] = 1, roleOf[columns] = role;
    columns++;
    if (bytes[at] == '\n') break;
  }
  if (!found[ID] || !found[UP]) fail("no column of members or of recommenders");
  uint64_t first = ++at, lines = 0;
  for (uint64_t scan = first; scan < size; scan++) lines += bytes[scan] == '\n';
  lines++;
  ids = room(lines, sizeof(Text));
  ups = room(lines, sizeof(Text));
  keys = room(lines, sizeof(Text));
  paidIn = room(lines, sizeof(int64_t));
  paidOut = room(lines, sizeof(int64_t));
  while (at < size) {
    if (bytes[at] == '\n' || (bytes[at] == '\r' && bytes[at + 1] == '\n')) {
      at += bytes[at] == '\n' ? 1 : 2;
      continue;
    }
    for (int column = 0;; column++, at++) {
      int role = column < columns ? roleOf[column] : NONE;
      Text cell = nextCell(&at);
      if (role != NONE) cell = trimmed(cell);
      if (role == ID) ids[rows] = cell;
      if (role == UP) ups[rows] = cell;
      if (role == KEY) upperCase(cell), keys[rows] = cell;
      if (role == IN) paidIn[rows] = fenOf(cell);
      if (role == OUT) paidOut[rows] = fenOf(cell);
      if (bytes[at] == '\n') break;
    }
    at++;
    rows++;
  }
}

/* ---- who is who ---- */

typedef struct {
  uint32_t hash;
  int32_t row; /* + 1; 0 is free */
} Slot;

static Slot *slots;
static uint64_t mask;

static void emptyTable(void) {
  uint64_t count = 1024;
  while (count < (uint64_t)rows * 2) count *= 2;
  free(slots);
  slots = room(count, sizeof(Slot));
  mask = count - 1;
}

static uint64_t hashOf(Text text) {
  uint64_t hash = 0xcbf29ce484222325u;
  for (uint32_t at = 0; at < text.length; at++) hash = (hash ^ (uint8_t)bytes[text.at + at]) * 0x100000001b3u;
  hash ^= hash >> 32;
  hash *= 0x9e3779b97f4a7c15u;
  return hash ^ (hash >> 29);
}

/* The slot of the row whose text in `column` is this one, or the free one where it belongs. */
static Slot *slotOf(Text text, const Text *column) {
  uint64_t hash = hashOf(text);
  for (uint64_t at = hash & mask;; at = (at + 1) & mask) {
    Slot *slot = slots + at;
    if (slot->row == 0) {
      slot->hash = (uint32_t)(hash >> 32);
      return slot;
    }
    if (slot->hash != (uint32_t)(hash >> 32)) continue;
    Text other = column[slot->row - 1];
    if (other.length == text.length && memcmp(bytes + other.at, bytes + text.at, text.length) == 0) return slot;
  }
}

static void linkAccounts(void) {
  status = room(rows, 1);
  parent = room(rows, sizeof(int32_t));
  emptyTable();
  for (int32_t row = 0; row < rows; row++) {
    parent[row] = NONE;
    if (ids[row].length == 0) continue;
    Slot *slot = slotOf(ids[row], ids);
    if (slot->row != 0) continue;
    slot->row = row + 1;
    status[row] = OK;
  }
  for (int32_t row = 0; row < rows; row++) {
    if (status[row] == NO_ACCOUNT) continue;
    if (ups[row].length == 0) {
      status[row] = ROOT;
      continue;
    }
    int32_t found = slotOf(ups[row], ids)->row - 1;
    if (found == NONE) status[row] = ORPHAN;
    else if (found == row) status[row] = SELF_REFERENCE;
    else parent[row] = found;
  }
}

static void groupPersons(void) {
  person = room(rows, sizeof(int32_t));
  emptyTable();
  for (int32_t row = 0; row < rows; row++) {
    person[row] = row;
    if (status[row] == NO_ACCOUNT || keys[row].length == 0) continue;
    Slot *slot = slotOf(keys[row], keys);
    if (slot->row == 0) slot->row = row + 1;
    person[row] = slot->row - 1;
  }
}

/* ---- the forest, depth first: what lies below the place p are the places p + 1 … p + below[p] ---- */

static int32_t places;
static int32_t *rowAt, *placeOf, *direct, *above, *below, *level, *deepest, *personLevel, *deepestPerson, *people, *jump;
static int64_t *money;

static void growForest(void) {
  int32_t *starts = room((uint64_t)rows + 1, sizeof(int32_t)), *children = room(rows, sizeof(int32_t));
  int32_t *waiting = room(rows, sizeof(int32_t)), *filled = room(rows, sizeof(int32_t));
  direct = room(rows, sizeof(int32_t));
  rowAt = room(rows, sizeof(int32_t));
  placeOf = room(rows, sizeof(int32_t));
  for (int32_t row = 0; row < rows; row++) {
    placeOf[row] = NONE;
    if (parent[row] != NONE) direct[parent[row]]++;
  }
  for (int32_t row = 0; row < rows; row++) starts[row + 1] = starts[row] + direct[row];
  for (int32_t row = 0; row < rows; row++)
    if (parent[row] != NONE) children[starts[parent[row]] + filled[parent[row]]++] = row;
  for (int32_t root = 0; root < rows; root++) {
    if (status[root] != ROOT && status[root] != ORPHAN && status[root] != SELF_REFERENCE) continue;
    int32_t depth = 0;
    waiting[depth++] = root;
    while (depth > 0) {
      int32_t row = waiting[--depth];
      rowAt[places] = row;
      placeOf[row] = places++;
      for (int32_t at = starts[row + 1] - 1; at >= starts[row]; at--) waiting[depth++] = children[at];
    }
  }
  free(starts);
  free(children);
  free(waiting);
  free(filled);
}

/* What no root reaches is on a cycle or below one: each path upwards ends in a cycle, whose members are walked once. */
static void markCycles(void) {
  int32_t *walk = room(rows, sizeof(int32_t));
  for (int32_t row = 0; row < rows; row++) {
    if (status[row] == NO_ACCOUNT || placeOf[row] != NONE || walk[row] != 0) continue;
    int32_t at = row;
    for (; walk[at] == 0; at = parent[at]) {
      walk[at] = row + 1;
      status[at] = BELOW_CYCLE;
    }
    if (walk[at] != row + 1) continue;
    for (; status[at] != CYCLE; at = parent[at]) status[at] = CYCLE;
  }
  free(walk);
}

static int isBelowOrSame(int32_t place, int32_t top) { return place >= top && place <= top + below[top]; }

static void measureForest(void) {
  above = room(places, sizeof(int32_t));
  below = room(places, sizeof(int32_t));
  level = room(places, sizeof(int32_t));
  deepest = room(places, sizeof(int32_t));
  personLevel = room(places, sizeof(int32_t));
  deepestPerson = room(places, sizeof(int32_t));
  jump = room(places, sizeof(int32_t));
  money = room(places, sizeof(int64_t));
  for (int32_t place = 0; place < places; place++) {
    int32_t row = rowAt[place], up = parent[row] == NONE ? NONE : placeOf[parent[row]];
    above[place] = up;
    level[place] = up == NONE ? 1 : level[up] + 1;
    personLevel[place] = up == NONE ? 1 : personLevel[up] + (person[row] != person[rowAt[up]]);
    deepest[place] = level[place];
    deepestPerson[place] = personLevel[place];
    money[place] = paidIn[row];
    /* A jump leads twice as far as the last one whenever the last two were equally long. */
    if (up == NONE) jump[place] = NONE;
    else if (jump[up] != NONE && jump[jump[up]] != NONE &&
             level[up] - level[jump[up]] == level[jump[up]] - level[jump[jump[up]]])
      jump[place] = jump[jump[up]];
    else jump[place] = up;
  }
  for (int32_t place = places - 1; place >= 0; place--) {
    int32_t up = above[place];
    if (up == NONE) continue;
    below[up] += below[place] + 1;
    money[up] += money[place];
    if (deepest[place] > deepest[up]) deepest[up] = deepest[place];
    if (deepestPerson[place] > deepestPerson[up]) deepestPerson[up] = deepestPerson[place];
  }
}

/* The lowest place that both lie at or below; NONE in different trees. */
static int32_t meeting(int32_t one, int32_t other) {
  while (one != NONE && !isBelowOrSame(other, one))
    one = jump[one] != NONE && !isBelowOrSame(other, jump[one]) ? jump[one] : above[one];
  return one;
}

/* ---- persons: their accounts as ascending places; those outside the forest are left out ---- */

static int32_t *accountsOf, *starts, *owned;

static void listAccounts(void) {
  accountsOf = room(rows, sizeof(int32_t));
  starts = room((uint64_t)rows + 1, sizeof(int32_t));
  owned = room(places, sizeof(int32_t));
  int32_t *filled = room(rows, sizeof(int32_t));
  for (int32_t row = 0; row < rows; row++)
    if (status[row] != NO_ACCOUNT) accountsOf[person[row]]++;
  for (int32_t place = 0; place < places; place++) starts[person[rowAt[place]] + 1]++;
  for (int32_t row = 0; row < rows; row++) starts[row + 1] += starts[row];
  for (int32_t place = 0; place < places; place++) {
    int32_t who = person[rowAt[place]];
    owned[starts[who] + filled[who]++] = place;
  }
  free(filled);
}

/* Each account counts on its whole path to the root; where the paths of one person's neighbouring accounts meet, he was
   counted twice from there on. */
static void countPeople(void) {
  people = room(places, sizeof(int32_t));
  for (int32_t place = 0; place < places; place++) people[place] = 1;
  for (int32_t who = 0; who < rows; who++)
    for (int32_t at = starts[who] + 1; at < starts[who + 1]; at++) {
      int32_t met = meeting(owned[at - 1], owned[at]);
      if (met != NONE) people[met]--;
    }
  for (int32_t place = places - 1; place >= 0; place--)
    if (above[place] != NONE) people[above[place]] += people[place];
}

typedef struct {
  int32_t people, levels;
  int64_t money;
} Figures;

static int ownsWithin(int32_t who, int32_t from, int32_t to) {
  int32_t low = starts[who], high = starts[who + 1];
  while (low < high) {
    int32_t middle = low + (high - low) / 2;
    if (owned[middle] < from) low = middle + 1;
    else high = middle;
  }
  return low < starts[who + 1] && owned[low] <= to;
}

/* Over the union of what lies below all accounts: lines inside another line of his are left out; then everybody below
   the lines but the largest counts unless he was met before or is in the largest. */
static Figures figuresOf(int32_t who, int32_t *met) {
  Figures sum = {1, 1, 0};
  int32_t covered = NONE, largest = NONE;
  for (int32_t at = starts[who]; at < starts[who + 1]; at++) {
    int32_t place = owned[at], levels = 1 + deepestPerson[place] - personLevel[place];
    if (levels > sum.levels) sum.levels = levels;
    if (place <= covered) continue;
    covered = place + below[place];
    sum.money += money[place];
    if (largest == NONE || below[place] > below[largest]) largest = place;
  }
  if (largest == NONE) return sum;
  sum.people = people[largest];
  covered = NONE;
  for (int32_t at = starts[who]; at < starts[who + 1]; at++) {
    int32_t place = owned[at];
    if (place <= covered) continue;
    covered = place + below[place];
    if (place == largest) continue;
    for (int32_t inside = place; inside <= covered; inside++) {
      int32_t other = person[rowAt[inside]];
      if (met[other] == who + 1) continue;
      met[other] = who + 1;
      if (starts[other + 1] - starts[other] == 1 || !ownsWithin(other, largest, largest + below[largest])) sum.people++;
    }
  }
  return sum;
}

/* ---- writing ---- */

static FILE *openOut(const char *path) {
  FILE *out = fopen(path, "wb");
  if (out == NULL) fail("cannot write the results");
  setvbuf(out, NULL, _IOFBF, 1 << 20);
  return out;
}

static void writeCell(FILE *out, Text text) {
  const char *from = bytes + text.at, *end = from + text.length, *at = from;
  while (at < end && *at != ',' && *at != '"' && *at != '\n' && *at != '\r') at++;
  if (at == end) {
    fwrite(from, 1, text.length, out);
    return;
  }
  putc('"', out);
  for (; from < end; from++) {
    if (*from == '"') putc('"', out);
    putc(*from, out);
  }
  putc('"', out);
}

static void writeYuan(FILE *out, int64_t fen) {
  int64_t whole = fen < 0 ? -fen : fen;
  fprintf(out, "%s%lld.%02d", fen < 0 ? "-" : "", (long long)(whole / 100), (int)(whole % 100));
}

static void writeAccounts(const char *path) {
  FILE *out = openOut(path);
  fputs("member_id,recommender_id,status,root_id,level,direct,downline,levels,people,paid_in,paid_out,money_line\n", out);
  /* Everything below a root stands behind it, so the root of a place is the last root at or before it. */
  int32_t *rootOf = room(places, sizeof(int32_t));
  for (int32_t place = 0; place < places; place++) rootOf[place] = above[place] == NONE ? place : rootOf[place - 1];
  for (int32_t row = 0; row < rows; row++) {
    if (status[row] == NO_ACCOUNT) continue;
    int32_t place = placeOf[row];
    writeCell(out, ids[row]);
    putc(',', out);
    writeCell(out, ups[row]);
    fprintf(out, ",%s,", STATUSES[status[row]]);
    if (place != NONE) {
      writeCell(out, ids[rowAt[rootOf[place]]]);
      fprintf(out, ",%d,%d,%d,%d,%d,", level[place], direct[row], below[place], 1 + deepest[place] - level[place], people[place]);
    } else fputs(",,,,,,", out);
    writeYuan(out, paidIn[row]);
    putc(',', out);
    writeYuan(out, paidOut[row]);
    putc(',', out);
    if (place != NONE) writeYuan(out, money[place]);
    putc('\n', out);
  }
  free(rootOf);
  if (fclose(out) != 0) fail("cannot write accounts.csv");
}

static void writePersons(const char *path) {
  FILE *out = openOut(path);
  fputs("person_id,accounts,people,person_levels,money_line,meets_30_3,meets_120,meets_2_5m\n", out);
  int32_t *met = room(rows, sizeof(int32_t));
  for (int32_t row = 0; row < rows; row++) {
    if (status[row] == NO_ACCOUNT || person[row] != row) continue;
    Figures sum = figuresOf(row, met);
    int organiser = sum.people >= 30 && sum.levels >= 3;
    fprintf(out, "%d,%d,%d,%d,", row + 1, accountsOf[row], sum.people, sum.levels);
    writeYuan(out, sum.money);
    fprintf(out, ",%d,%d,%d\n", organiser, organiser && sum.people >= 120, organiser && sum.money >= 250000000);
  }
  free(met);
  if (fclose(out) != 0) fail("cannot write persons.csv");
}

int main(int count, char **arguments) {
  if (count != 4) fail("usage: reference MEMBERS ACCOUNTS PERSONS");
  readAll(arguments[1]);
  readTable();
  linkAccounts();
  groupPersons();
  growForest();
  markCycles();
  measureForest();
  listAccounts();
  countPeople();
  writeAccounts(arguments[2]);
  writePersons(arguments[3]);
  return 0;
}
