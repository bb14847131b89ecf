import { describe, expect, test } from '@jest/globals';
import { type AllowedOrigin, callbackFault, isPublicAddress } from '../../../core/webhooks/callback.ts';

const public_ =
  'https://prod-12.westeurope.logic.azure.com:443/workflows/a/triggers/manual/paths/invoke?sig=s';

describe('a callback address that is not sent to', () => {
  test.each([
    ['malformed', 'not an address'],
    ['malformed', 'ftp://hooks.contoso.com/'],
    ['malformed', 'javascript:alert(1)'],
    ['malformed', 'file:///etc/passwd'],
    ['malformed', 'https://'],
    ['malformed', 'https://[fe80::1%25eth0]/'],
    ['notHttps', 'http://hooks.contoso.com/'],
    ['credentials', 'https://user:word@hooks.contoso.com/'],
    ['credentials', 'https://user@hooks.contoso.com/'],
    ['credentials', 'https://hooks.contoso.com@127.0.0.1/'],
    ['port', 'https://hooks.contoso.com:8443/'],
    ['port', 'https://hooks.contoso.com:22/'],
    ['hostName', 'https://localhost/'],
    ['hostName', 'https://localhost./'],
    ['hostName', 'https://LOCALHOST/'],
    ['hostName', 'https://intranet/'],
    ['hostName', 'https://api.localhost/'],
    ['hostName', 'https://metadata.google.internal/computeMetadata/v1/'],
    ['hostName', 'https://printer.local/'],
    ['hostName', 'https://nas.home.arpa/'],
    ['address', 'https://127.0.0.1/'],
    ['address', 'https://127.1/'],
    ['address', 'https://2130706433/'],
    ['address', 'https://0x7f000001/'],
    ['address', 'https://0177.0.0.1/'],
    ['address', 'https://017700000001/'],
    ['address', 'https://127.0.0.1./'],
    ['address', 'https://①②⑦.0.0.1/'],
    ['address', 'https://0.0.0.0/'],
    ['address', 'https://169.254.169.254/metadata/instance'],
    ['address', 'https://168.63.129.16/'],
    ['address', 'https://10.0.0.8/'],
    ['address', 'https://172.16.0.1/'],
    ['address', 'https://192.168.1.1/'],
    ['address', 'https://100.64.0.1/'],
    ['address', 'https://224.0.0.1/'],
    ['address', 'https://255.255.255.255/'],
    ['address', 'https://[::1]/'],
    ['address', 'https://[::]/'],
    ['address', 'https://[::ffff:127.0.0.1]/'],
    ['address', 'https://[::ffff:a9fe:a9fe]/'],
    ['address', 'https://[::127.0.0.1]/'],
    ['address', 'https://[64:ff9b::7f00:1]/'],
    ['address', 'https://[64:ff9b:1::7f00:1]/'],
    ['address', 'https://[2002:7f00:1::]/'],
    ['address', 'https://[2001:0:7f00:1::]/'],
    ['address', 'https://[fe80::1]/'],
    ['address', 'https://[fc00::1]/'],
    ['address', 'https://[fd00:ec2::254]/'],
    ['address', 'https://[fec0::1]/'],
    ['address', 'https://[ff02::1]/'],
    ['address', 'https://[2001:db8::1]/'],
  ])('%s: %s', (fault, address) => {
    expect(callbackFault(address, [])).toBe(fault);
  });

  test.each([
    public_,
    'https://hooks.contoso.com/in?code=1#part',
    'https://hooks.contoso.com:443/',
    'https://xn--bcher-kva.example/',
    'https://8.8.8.8/',
    'https://[2606:4700::1111]/',
    'https://internal.contoso.com/',
    'https://localhost.contoso.com/',
  ])('the control: %s is sent to', address => {
    expect(callbackFault(address, [])).toBeUndefined();
  });
});

describe('an origin that the settings allow', () => {
  const allowed: AllowedOrigin[] = [
    { protocol: 'http:', hostname: '127.0.0.1' },
    { protocol: 'https:', hostname: 'hooks.corp', port: '8443' },
  ];

  test.each([
    'http://127.0.0.1:5000/x',
    'http://127.0.0.1/',
    'http://2130706433/',
    'https://hooks.corp:8443/',
  ])('%s is sent to', address => {
    expect(callbackFault(address, allowed)).toBeUndefined();
    expect(callbackFault(address, [])).toBeDefined();
  });

  test.each([
    'https://127.0.0.1/',
    'http://127.0.0.2/',
    'https://hooks.corp/',
    'https://hooks.corp:9000/',
    'http://hooks.corp:8443/',
    'http://user@127.0.0.1/',
  ])('and no other: %s', address => {
    expect(callbackFault(address, allowed)).toBeDefined();
  });
});

describe('an address that a name was resolved to', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '::1',
    '::ffff:10.0.0.1',
    'fe80::1',
    'nonsense',
    '',
  ])('%s is not public', address => expect(isPublicAddress(address)).toBe(false));
  test.each(['20.50.2.1', '2a01:111:f100::1'])('the control: %s is', address =>
    expect(isPublicAddress(address)).toBe(true),
  );
});
