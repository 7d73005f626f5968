const EXAMPLES = [
  { path: '/api/maxims', what: '廉洁诗词格言' },
  { path: '/api/artworks', what: '书画瓷作品，含作者与图' },
  { path: '/api/family-stories', what: '家风故事' },
  { path: '/api/bulletins', what: '《妇廉纪语》' },
  { path: '/api/campaigns', what: '主题活动' },
  { path: '/api/exhibitions', what: '廉政书画展' },
];

/** Addresses that a website reads without asking anybody. */
export const ApiExamples = () => (
  <section className="band" id="api" aria-labelledby="api-title">
    <h2 id="api-title">公开接口</h2>
    <p className="band__lead">网站可以直接读取已发布的公开内容，只读，无需登录。</p>
    <ul className="examples">
      {EXAMPLES.map(({ path, what }) => (
        <li key={path}>
          <a href={path}>
            <code>GET {path}</code>
            <span>{what}</span>
          </a>
        </li>
      ))}
    </ul>
  </section>
);
