// Checks review packages (*.pmoaudit) of Pmo, as docs/audit-package.md describes them. Node 20 or newer, no packages.
//
//   node verify.mjs POLICY FILE...      a line per file; exit code 1 when one is not what it says
//
// Written from the format alone, in another language than the product, so that nobody has to trust the product's own check.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const FORMAT = 'pmo-audit-bundle/1';
const sha256 = (...parts) => parts.reduce((h, p) => h.update(p), createHash('sha256')).digest();
const join = (left, right) => sha256(Buffer.of(1), left, right);
const same = (a, b) => a.length === b.length && a.equals(b);

class Fault extends Error {}
const must = (right, sentence) => { if (!right) throw new Fault(sentence); };

// Base64 that has one way to write each value.
function base64(text, size) {
  const bytes = Buffer.from(text ?? '', 'base64');
  must(bytes.toString('base64') === text && (size === undefined || bytes.length === size), 'A value is not canonical base64 of its size.');
  return bytes;
}

function unzip(file) {
  const end = file.length - 22;
  must(end >= 0 && file.readUInt32LE(end) === 0x06054b50, 'The file is no zip, or has something behind it.');
  const [count, from] = [file.readUInt16LE(end + 10), file.readUInt32LE(end + 16)];
  const files = [];
  for (let n = 0, at = from; n < count; n++) {
    must(file.readUInt32LE(at) === 0x02014b50, 'The list of files is damaged.');
    const [method, packed, size, name, extra, comment, local] =
      [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20), file.readUInt32LE(at + 24), file.readUInt16LE(at + 28), file.readUInt16LE(at + 30), file.readUInt16LE(at + 32), file.readUInt32LE(at + 42)];
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const bytes = file.subarray(start, start + packed);
    must(method === 0 || method === 8, 'A file is packed in an unknown way.');
    const content = method === 8 ? inflateRawSync(bytes, { maxOutputLength: size + 1 }) : bytes;
    must(content.length === size, 'A file has not the size it says.');
    files.push([file.toString('utf8', at + 46, at + 46 + name), content]);
    at += 46 + name + extra + comment;
  }
  return files;
}

function inOrder(names) {
  const [attached, consistency] = [names.slice(5, -3).filter(n => n.startsWith('attachments/')), names.slice(5, -3).filter(n => !n.startsWith('attachments/'))];
  return names.length >= 8 && consistency.length <= 4 && names.slice(5, -3).join() === [...attached].sort().concat(consistency).join() && new Set(names).size === names.length
    && names.slice(0, 5).join() === 'manifest.json,manifest.signed,events.ndjson,range.proof,checkpoint' && names.slice(-3).join() === 'policy,readable/events.csv,readable/report.html'
    && consistency.every(n => n.startsWith('consistency/') && n.endsWith('.proof')) && consistency.join() === [...consistency].sort().join();
}

// C2SP signed note: a text, an empty line, and lines of signatures.
function note(text) {
  const end = text.lastIndexOf('\n\n');
  must(end >= 0 && text.endsWith('\n') && !/[\0-\x09\x0b-\x1f]/.test(text), 'A signed note is none.');
  return {
    text: text.slice(0, end + 1),
    signatures: text.slice(end + 2, -1).split('\n').map(line => {
      const m = /^— ([^\s+]+) (\S+)$/.exec(line);
      must(m, 'A line of signatures is none.');
      const bytes = base64(m[2]);
      must(bytes.length > 4, 'A signature is too short.');
      return { name: m[1], id: bytes.subarray(0, 4), bytes: bytes.subarray(4) };
    }),
  };
}

// C2SP tlog-policy: whom the reviewer believes. Only ECDSA on P-256 (0x02).
function policyOf(text) {
  const lines = text.split(/\r?\n/).map(l => l.trim()).filter(l => l && !l.startsWith('#') && l !== 'quorum none');
  must(lines.length > 0, 'The policy names no log.');
  return lines.map(line => {
    const m = /^log ([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(line);
    must(m, 'A line of the policy is not understood.');
    const bytes = base64(m[3]);
    const spki = bytes.subarray(1);
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    must(bytes[0] === 2 && key.asymmetricKeyDetails.namedCurve === 'prime256v1', 'A key of the policy is not ECDSA on P-256.');
    const id = sha256(spki).subarray(0, 4);
    must(id.toString('hex') === m[2], 'A key of the policy has another id than it says.');
    return { name: m[1], id, key };
  });
}

const believes = (policy, signed, origin) => policy.some(k => k.name === origin && signed.signatures.some(s =>
  s.name === k.name && same(s.id, k.id) && verify('sha256', Buffer.from(signed.text), { key: k.key, dsaEncoding: 'der' }, s.bytes)));

function checkpointOf(signed) {
  const lines = signed.text.split('\n');
  must(lines.length >= 4 && lines[0] && /^(0|[1-9][0-9]{0,14})$/.test(lines[1]), 'A checkpoint is none.');
  return { origin: lines[0], size: Number(lines[1]), root: base64(lines[2], 32) };
}

const FIELDS = 'format,origin,size,case,createdAt,createdBy,system,version,query,streams,begin,end,population,disclosed,withheld,erased,leafOnly,types,categories,files';
const shape = json => json.replace(/"(?:[^"\\]|\\.)*"/g, 's');

function manifestOf(text) {
  let m;
  try { m = JSON.parse(text); } catch { throw new Fault('manifest.json is no JSON.'); }
  // No unknown, doubled or missing field, no other way to write the same.
  must(m && Object.keys(m).join() === FIELDS && shape(JSON.stringify(m)) === shape(text) && m.format === FORMAT, 'manifest.json is not one of this format, or holds what such a one does not.');
  return m;
}

const FORM = /^\{"idx":(\d+),(?:"leaf":"([^"]+)"|"stream":"([a-z0-9.-]+)","rev":(\d+),"id":"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})","type":"([a-z0-9.-]+)","ct":"([a-z/]+)",(?:"data":"([^"]*)","saltD":"([^"]+)"|"dataCommit":"([^"]+)","why":"(personal|erased|private|unknown)"),"meta":"([^"]*)","saltM":"([^"]+)")\}$/;
const number = n => { const b = Buffer.alloc(8); b.writeBigInt64BE(BigInt(n)); return b; };
const withLength = text => { const [b, n] = [Buffer.from(text), Buffer.alloc(4)]; n.writeUInt32BE(b.length); return Buffer.concat([n, b]); };

function eventOf(line) {
  const m = FORM.exec(line);
  must(m && String(Number(m[1])) === m[1] && (m[4] === undefined || String(BigInt(m[4])) === m[4]), 'A line of events.ndjson is no event.');
  const [, idx, leaf, stream, rev, id, type, ct, data, saltD, commit, why, meta, saltM] = m;
  if (leaf) return { idx: Number(idx), leaf: base64(leaf, 32), kind: 'leafOnly' };
  const dataCommit = commit ? base64(commit, 32) : sha256('pmo-data/1\n', base64(saltD, 16), base64(data));
  const metaCommit = sha256('pmo-meta/1\n', base64(saltM, 16), base64(meta));
  return {
    idx: Number(idx), type, told: commit ? '' : base64(data).toString('utf8'), category: stream.split('-')[0], kind: !commit ? 'disclosed' : why === 'erased' ? 'erased' : 'withheld',
    leaf: sha256(Buffer.of(0), 'pmo-event/1\n', withLength(stream), number(rev), Buffer.from(id.replaceAll('-', ''), 'hex'), withLength(type), withLength(ct), dataCommit, metaCommit),
  };
}

const hashes = text => { must(text === '' || text.endsWith('\n'), 'A proof does not end with a whole line.'); return text === '' ? [] : text.slice(0, -1).split('\n').map(l => base64(l, 32)); };
const split = n => { let k = 1; while (k * 2 < n) k *= 2; return k; };

// RFC 6962: the root that the leaves from begin on give, with what stands left and right of them.
function rootOfRange(begin, leaves, size, proof) {
  const end = begin + leaves.length;
  const rest = [...proof];
  const hash = (from, to) => {
    if (to <= begin || from >= end) { must(rest.length > 0, 'The range proof is too short.'); return rest.shift(); }
    if (to - from === 1) return leaves[from - begin];
    const middle = from + split(to - from);
    const left = hash(from, middle);
    return join(left, hash(middle, to));
  };
  must(leaves.length > 0 && end <= size, 'The range is not within the checkpoint.');
  const root = hash(0, size);
  must(rest.length === 0, 'The range proof is too long.');
  return root;
}

// RFC 6962 §2.1.2, checked the way the proof is made.
function grew(before, rootBefore, size, root, proof) {
  if (before <= 0 || before >= size) return false;
  const rest = [...proof];
  const walk = (m, n, whole) => {
    if (m === n) { const h = whole ? rootBefore : rest.shift(); must(h, 'A consistency proof is too short.'); return [h, h]; }
    const k = split(n);
    const [earlier, later] = m <= k ? walk(m, k, whole) : walk(m - k, n - k, false);
    const beside = rest.shift();
    must(beside, 'A consistency proof is too short.');
    return m <= k ? [earlier, join(later, beside)] : [join(beside, earlier), join(beside, later)];
  };
  const [earlier, later] = walk(before, size, true);
  return rest.length === 0 && same(earlier, rootBefore) && same(later, root);
}

const counted = (events, by) => Object.entries(events.filter(e => e[by]).reduce((c, e) => ({ ...c, [e[by]]: (c[e[by]] ?? 0) + 1 }), {})).sort(([a], [b]) => (a < b ? -1 : 1));

function check(policy, file) {
  const files = unzip(file);
  must(inOrder(files.map(([name]) => name)), 'The package does not hold the files of a package in their order.');
  const bytes = Object.fromEntries(files);
  const text = name => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes[name]);

  const manifest = manifestOf(text('manifest.json'));
  const seal = note(text('manifest.signed'));
  must(seal.text === `${FORMAT}\n${manifest.origin}\n${sha256(bytes['manifest.json']).toString('base64')}\n` && believes(policy, seal, manifest.origin), 'manifest.json was not signed by a key of the policy, or was changed.');
  const others = files.slice(2);
  must(JSON.stringify(Object.entries(manifest.files)) === JSON.stringify(others.map(([name, content]) => [name, sha256(content).toString('hex')])), 'A file was changed, or is not named by the manifest.');

  const signed = note(text('checkpoint'));
  const checkpoint = checkpointOf(signed);
  must(checkpoint.origin === manifest.origin && checkpoint.size === manifest.size, 'The checkpoint is of another log or size than the manifest says.');
  must(believes(policy, signed, checkpoint.origin), 'The checkpoint was not signed by a key of the policy.');

  const lines = text('events.ndjson');
  must(lines.endsWith('\n'), 'events.ndjson does not end with a whole line.');
  const events = lines.slice(0, -1).split('\n').map(eventOf);
  must(events.every((e, n) => e.idx === manifest.begin + n) && manifest.begin + events.length === manifest.end, 'The events do not follow one another as the manifest says.');
  const of = kind => events.filter(e => e.kind === kind).length;
  must(manifest.population === events.length && ['disclosed', 'withheld', 'erased', 'leafOnly'].every(kind => manifest[kind] === of(kind))
    && JSON.stringify(Object.entries(manifest.types)) === JSON.stringify(counted(events, 'type')) && JSON.stringify(Object.entries(manifest.categories)) === JSON.stringify(counted(events, 'category')), 'The events are not as many as the manifest says.');
  must(same(rootOfRange(manifest.begin, events.map(e => e.leaf), checkpoint.size, hashes(text('range.proof'))), checkpoint.root), 'The events do not give the root that was signed: one was changed, is missing, or was put in between.');

  const told = new Set(events.flatMap(e => (e.told ?? '').match(/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g) ?? []));
  for (const [name, content] of files.slice(5, -3).filter(([name]) => name.startsWith('attachments/'))) {
    const hash = name.slice('attachments/'.length);
    must(sha256(content).toString('hex') === hash && told.has(hash), `${name} is not a file that an event of the package tells of.`);
  }
  for (const [name] of files.slice(5, -3).filter(([name]) => name.startsWith('consistency/'))) {
    const at = text(name).indexOf('\n\n');
    must(at >= 0, `${name} is no proof.`);
    const before = note(text(name).slice(at + 2));
    const earlier = checkpointOf(before);
    must(earlier.origin === checkpoint.origin && believes(policy, before, checkpoint.origin) && grew(earlier.size, earlier.root, checkpoint.size, checkpoint.root, hashes(text(name).slice(0, at + 1))), `${name}: the log is not the earlier one with more behind it.`);
  }
  return manifest;
}

const [policyFile, ...packages] = process.argv.slice(2);
if (!policyFile || packages.length === 0) { console.error('usage: node verify.mjs POLICY FILE...'); process.exit(2); }
let policy;
try { policy = policyOf(readFileSync(policyFile, 'utf8')); } catch (e) { console.error(`The policy: ${e.message}`); process.exit(2); }
for (const name of packages) {
  try {
    const m = check(policy, readFileSync(name));
    console.log(`${name}: ok, events #${m.begin + 1} to #${m.end} of ${m.origin}: ${m.disclosed} whole, ${m.withheld} withheld, ${m.erased} erased, ${m.leafOnly} as hash`);
  } catch (e) {
    // Whatever cannot be read is not what it says.
    console.log(`${name}: ${e instanceof Fault ? e.message : `damaged (${e.message})`}`);
    process.exitCode = 1;
  }
}
