declare module '*/zh-Hans.json.mjs' {
  const messages: Record<string, string>;
  export default messages;
}
