var hr=["sin","cos","tan","exp","log","sqrt","abs","tanh","sinh","cosh","arctan"],Ms={pi:Math.PI,e:Math.E},ci=["x","y","z"],dr=`numbers, + - * / **, parentheses, the variables x, y, z or x1 to x100, the constants ${Object.keys(Ms).join(" and ")}, and the functions ${hr.join(", ")}`,Gt=class extends Error{constructor(t,n,s,r=null){let a=r===null?"":` at column ${r}`;super(`${t}${a}; accepted: ${n}. ${s}`);this.received=t;this.accepted=n;this.advice=s;this.column=r;this.name="FormulaError"}received;accepted;advice;column};function ui(i,e,t,n){throw new Gt(`formula ${st(hn(i))}: ${e}`,dr,t,n)}function hn(i){let e=Array.from(i);return e.length<=60?i:e.slice(0,57).join("")+"..."}function st(i){let e=i.includes("'")&&!i.includes('"')?'"':"'",t="";for(let n of i){let s=n.codePointAt(0);n==="\\"||n===e?t+="\\"+n:n===`
`?t+="\\n":n==="\r"?t+="\\r":n==="	"?t+="\\t":s<32||s>=127&&s<161||s===173?t+="\\x"+s.toString(16).padStart(2,"0"):s>255&&Cm.test(n)?t+=fc(s):t+=n}return e+t+e}var Cm=/[\p{C}\p{Z}]/u;function fc(i){return i<=255?"\\x"+i.toString(16).padStart(2,"0"):i<=65535?"\\u"+i.toString(16).padStart(4,"0"):"\\U"+i.toString(16).padStart(8,"0")}function Tn(i){if(Number.isNaN(i))return"nan";if(!Number.isFinite(i))return i>0?"inf":"-inf";if(i===0)return Object.is(i,-0)?"-0":"0";let[e,t]=i.toExponential(5).split("e"),n=Number(t);if(n<-4||n>=6){let r=e.replace(/\.?0+$/,""),a=String(Math.abs(n)).padStart(2,"0");return`${r}e${n<0?"-":"+"}${a}`}let s=i.toFixed(Math.max(0,5-n));return s.includes(".")?s.replace(/\.?0+$/,""):s}var ze=class extends Error{constructor(t,n,s){super(`${t}; accepted: ${n}. ${s}`);this.received=t;this.accepted=n;this.advice=s;this.name="Refusal"}received;accepted;advice};function Lt(i){if(i===void 0)return"nothing";if(i===null||typeof i=="boolean"||typeof i=="number")return String(i);if(typeof i=="string"){let e=st(i.slice(0,60));return e.length<=60?e:e.slice(0,57)+"..."}return Array.isArray(i)?`a list of ${i.length}`:typeof i=="object"?`an object of ${Object.keys(i).length} keys`:`a ${typeof i}`}var Un=i=>i.toLocaleString("en-US");function Aa(i,e,t){if(i.length>t)throw new ze(`${e} of ${Un(i.length)} characters`,`at most ${Un(t)}`,"Make it smaller.");try{return JSON.parse(i)}catch(n){let s=n instanceof RangeError?"nested too deeply":String(n.message);throw new ze(`${e} that is no JSON (${s.slice(0,120)})`,"JSON as unsaddle writes it","It may be cut off: copy or download it again.")}}function pt(i,e,t){if(typeof i!="object"||i===null||Array.isArray(i))throw new ze(`${e}=${Lt(i)}`,`an object with ${t.join(", ")}`,"Correct that part.");for(let n of Object.keys(i))if(!t.includes(n))throw new ze(`${e} with ${Lt(n)}`,`the keys ${t.join(", ")}`,"Leave it out.");return i}function sn(i,e,[t,n]){if(typeof i!="number"||!(t<=i&&i<=n))throw new ze(`${e}=${Lt(i)}`,`a number from ${Tn(t)} to ${Tn(n)}`,"Choose one of these.");return i}function _t(i,e,[t,n]){if(!Number.isInteger(i)||!(t<=i&&i<=n))throw new ze(`${e}=${Lt(i)}`,`a whole number from ${Un(t)} to ${Un(n)}`,"Choose one of these.");return i}function pc(i,e){if(typeof i!="boolean")throw new ze(`${e}=${Lt(i)}`,"true or false","Choose one of these.");return i}function qn(i,e,t){if(!t.includes(i))throw new ze(`${e}=${Lt(i)}`,t.join(", "),"Choose one of these.");return i}function Yn(i,e,t){if(typeof i!="string"||i.length>t){let n=typeof i=="string"?`a text of ${Un(i.length)} characters`:Lt(i);throw new ze(`${e}=${n}`,`a text of at most ${Un(t)} characters`,"Shorten it.")}return i}function Nt(i,e,[t,n]){if(!Array.isArray(i))throw new ze(`${e}=${Lt(i)}`,`a list of ${Un(t)} to ${Un(n)}`,"Write it in brackets.");if(!(t<=i.length&&i.length<=n))throw new ze(`${e} with ${Un(i.length)} parts`,`from ${Un(t)} to ${Un(n)}`,"Choose a number between.");return i}function fr(i,e,t){let n=Nt(i,e,[2,2]);return[sn(n[0],`${e}[0]`,t),sn(n[1],`${e}[1]`,t)]}var Im={start:3749115315,noise:2112928580,optimizer:3012559837,sample:2075585070};function Ch(i,e,t){let n=i<4294967296?[i]:[i>>>0,Math.floor(i/4294967296)];for(;n.length<4;)n.push(0);n.push(Im[e],t);let s=Dm(Pm(n),2);return[s[0],s[1]]}function Pm(i){let e=new Uint32Array(4),t=1135663077,n=r=>(r=(r^t)>>>0,t=Math.imul(t,2468251765)>>>0,r=Math.imul(r,t)>>>0,(r^r>>>16)>>>0),s=(r,a)=>{let o=Math.imul(3389127133,r)-Math.imul(1232336661,a)>>>0;return(o^o>>>16)>>>0};for(let r=0;r<4;r++)e[r]=n(i[r]??0);for(let r=0;r<4;r++)for(let a=0;a<4;a++)r!==a&&(e[a]=s(e[a],n(e[r])));for(let r=4;r<i.length;r++)for(let a=0;a<4;a++)e[a]=s(e[a],n(i[r]));return e}function Dm(i,e){let t=new Uint32Array(e),n=2337405405;for(let s=0;s<e;s++){let r=(i[s%4]^n)>>>0;n=Math.imul(n,1492356589)>>>0,r=Math.imul(r,n)>>>0,t[s]=(r^r>>>16)>>>0}return t}var Lm=466688986,An=class{constructor(e,t,n){this.nBlocks=n;this.keys=Array.from({length:n},(s,r)=>Ch(e,t,r))}nBlocks;keys;words=new Uint32Array(2);normals(e,t,n){for(let s=0;s<n.length;s+=2){let r=this.keys[s>>1];Ih(r[0],r[1],e,t,this.words);let a=this.words[0],o=this.words[1],l=Math.sqrt(-2*Math.log((a+.5)*2**-32)),c=((o>>>1)*2**-31-(.5-2**-32))*Math.PI;n[s]=l*Math.cos(c)*(1-2*(o&1)),s+1<n.length&&(n[s+1]=l*Math.sin(c))}}bits(e,t,n,s){let r=this.keys[n];Ih(r[0],r[1],e,t,s)}uniform(e,t){return this.bits(e,t,this.nBlocks-1,this.words),(this.words[0]+.5)*2**-32}},hi=i=>i+1>>1;function Ih(i,e,t,n,s){let r=i^e^Lm,a=t+i|0,o=n+e|0;a=a+o|0,o=(o<<13|o>>>19)^a,a=a+o|0,o=(o<<15|o>>>17)^a,a=a+o|0,o=(o<<26|o>>>6)^a,a=a+o|0,o=(o<<6|o>>>26)^a,a=a+e|0,o=o+r+1|0,a=a+o|0,o=(o<<17|o>>>15)^a,a=a+o|0,o=(o<<29|o>>>3)^a,a=a+o|0,o=(o<<16|o>>>16)^a,a=a+o|0,o=(o<<24|o>>>8)^a,a=a+r|0,o=o+i+2|0,a=a+o|0,o=(o<<13|o>>>19)^a,a=a+o|0,o=(o<<15|o>>>17)^a,a=a+o|0,o=(o<<26|o>>>6)^a,a=a+o|0,o=(o<<6|o>>>26)^a,a=a+i|0,o=o+e+3|0,a=a+o|0,o=(o<<17|o>>>15)^a,a=a+o|0,o=(o<<29|o>>>3)^a,a=a+o|0,o=(o<<16|o>>>16)^a,a=a+o|0,o=(o<<24|o>>>8)^a,a=a+e|0,o=o+r+4|0,a=a+o|0,o=(o<<13|o>>>19)^a,a=a+o|0,o=(o<<15|o>>>17)^a,a=a+o|0,o=(o<<26|o>>>6)^a,a=a+o|0,o=(o<<6|o>>>26)^a,a=a+r|0,o=o+i+5|0,s[0]=a,s[1]=o}function bs(i,e){return i>=e?i*(i+1)/2+e:e*(e+1)/2+i}function di(i,e,t){let n=i.variables.length,s=new Float64Array(t),r=[],a=[],o=new xc(n,e,t);for(let u of i.nodes){let d=o.register(u,r);r.push(d),u.value!==null?d.value.fill(u.value):u.operation==="variable"?(d.first[u.variable]?.fill(1),a.push((h,f)=>{d.value.set(h[u.variable].subarray(0,f))})):a.push(Nm(u,i,r,d,n))}let l=r[r.length-1],c={value:l.value,gradient:l.first.map(u=>u??s),hessian:l.second.map(u=>u??s)};return{nDims:n,evaluate(u,d){for(let h of a)h(u,d);return c}}}var xc=class{constructor(e,t,n){this.nDims=e;this.order=t;this.size=n}nDims;order;size;array(){return new Float64Array(this.size)}register(e,t){let n=e.inputs.map(l=>t[l]),s=e.value!==null,r=Array.from({length:this.order>=1?this.nDims:0},(l,c)=>!s&&(e.variable===c||n.some(u=>u.first[c]))?this.array():null),a=this.order>=2?this.nDims*(this.nDims+1)/2:0,o=Array.from({length:a},()=>null);if(!s&&a>0)for(let l=0;l<this.nDims;l++)for(let c=0;c<=l;c++){let u=bs(l,c);(!["negative","add","subtract","variable"].includes(e.operation)&&r[l]&&r[c]||n.some(f=>f.second[u]))&&(o[u]=this.array())}return{value:this.array(),first:r,second:o}}};function Nm(i,e,t,n,s){let[r,a]=i.inputs.map(o=>t[o]);switch(i.operation){case"negative":return(o,l)=>{mc(n,r,-1,null,0,l)};case"add":return(o,l)=>{mc(n,r,1,a,1,l)};case"subtract":return(o,l)=>{mc(n,r,1,a,-1,l)};case"multiply":return(o,l)=>{let{value:c}=n;for(let u=0;u<l;u++)c[u]=r.value[u]*a.value[u];Ph(n,r,a,s,l)};case"divide":return Um(n,r,a,s);case"power":{let o=e.nodes[i.inputs[1]].value,l=e.nodes[i.inputs[0]].value;return o!==null?pr(n,r,s,km(o)):l!==null?pr(n,a,s,Fm(l)):Om(n,r,a,s)}default:return pr(n,r,s,yc[i.name])}}function mc(i,e,t,n,s,r){gc(i.value,e.value,t,n?n.value:null,s,r),i.first.forEach((a,o)=>a&&gc(a,e.first[o],t,n?n.first[o]:null,s,r)),i.second.forEach((a,o)=>a&&gc(a,e.second[o],t,n?n.second[o]:null,s,r))}function gc(i,e,t,n,s,r){if(e&&n)for(let a=0;a<r;a++)i[a]=t*e[a]+s*n[a];else if(e)for(let a=0;a<r;a++)i[a]=t*e[a];else if(n)for(let a=0;a<r;a++)i[a]=s*n[a]}function Ph(i,e,t,n,s){for(let r=0;r<i.first.length;r++){let a=i.first[r];if(!a)continue;let[o,l]=[e.first[r],t.first[r]];if(o&&l)for(let c=0;c<s;c++)a[c]=o[c]*t.value[c]+e.value[c]*l[c];else if(o)for(let c=0;c<s;c++)a[c]=o[c]*t.value[c];else if(l)for(let c=0;c<s;c++)a[c]=e.value[c]*l[c]}if(i.second.length!==0)for(let r=0;r<n;r++)for(let a=0;a<=r;a++){let o=bs(r,a),l=i.second[o];if(!l)continue;let[c,u]=[e.second[o],t.second[o]],[d,h,f,g]=[e.first[r],e.first[a],t.first[r],t.first[a]];if(l.fill(0,0,s),c)for(let v=0;v<s;v++)l[v]+=c[v]*t.value[v];if(u)for(let v=0;v<s;v++)l[v]+=e.value[v]*u[v];if(d&&g)for(let v=0;v<s;v++)l[v]+=d[v]*g[v];if(h&&f)for(let v=0;v<s;v++)l[v]+=h[v]*f[v]}}function Um(i,e,t,n){return(s,r)=>{let a=i.value;for(let o=0;o<r;o++)a[o]=e.value[o]/t.value[o];for(let o=0;o<i.first.length;o++){let l=i.first[o];if(!l)continue;let[c,u]=[e.first[o],t.first[o]];if(c&&u)for(let d=0;d<r;d++)l[d]=(c[d]-a[d]*u[d])/t.value[d];else if(c)for(let d=0;d<r;d++)l[d]=c[d]/t.value[d];else if(u)for(let d=0;d<r;d++)l[d]=-a[d]*u[d]/t.value[d]}if(i.second.length!==0)for(let o=0;o<n;o++)for(let l=0;l<=o;l++){let c=bs(o,l),u=i.second[c];if(!u)continue;let[d,h]=[e.second[c],t.second[c]],[f,g,v,m]=[i.first[o],i.first[l],t.first[o],t.first[l]];if(u.fill(0,0,r),d)for(let p=0;p<r;p++)u[p]+=d[p];if(h)for(let p=0;p<r;p++)u[p]-=a[p]*h[p];if(f&&m)for(let p=0;p<r;p++)u[p]-=f[p]*m[p];if(g&&v)for(let p=0;p<r;p++)u[p]-=g[p]*v[p];for(let p=0;p<r;p++)u[p]/=t.value[p]}}}function En(i,e,t){let n=s=>(r,a,o,l)=>{for(let c=0;c<l;c++)o[c]=s(r[c],a[c])};return{value(s,r,a){for(let o=0;o<a;o++)r[o]=i(s[o])},first:n(e),second:n(t)}}var yc={sin:En(Math.sin,Math.cos,(i,e)=>-e),cos:En(Math.cos,i=>-Math.sin(i),(i,e)=>-e),tan:En(Math.tan,(i,e)=>1+e*e,(i,e)=>2*e*(1+e*e)),exp:En(Math.exp,(i,e)=>e,(i,e)=>e),log:En(Math.log,i=>1/i,i=>-1/(i*i)),sqrt:En(Math.sqrt,(i,e)=>.5/e,(i,e)=>-.25/(i*e)),abs:En(Math.abs,Math.sign,()=>0),tanh:En(Math.tanh,(i,e)=>1-e*e,(i,e)=>-2*e*(1-e*e)),sinh:En(Math.sinh,Math.cosh,(i,e)=>e),cosh:En(Math.cosh,Math.sinh,(i,e)=>e),arctan:En(Math.atan,i=>1/(1+i*i),i=>-2*i/(1+i*i)**2)};function Dh(i,e){if(e<0)return 1/Dh(i,-e);let[t,n]=[1,i];for(let s=e;s>0;s=Math.floor(s/2))s%2===1&&(t*=n),n*=n;return t}function km(i){return{value:(e,t,n)=>{vc(e,i,1,t,n)},first:(e,t,n,s)=>{vc(e,i-1,i,n,s)},second:(e,t,n,s)=>{vc(e,i-2,i*(i-1),n,s)}}}function vc(i,e,t,n,s){if(t===0)n.fill(0,0,s);else if(e===0)n.fill(t,0,s);else if(e===1)for(let r=0;r<s;r++)n[r]=t*i[r];else if(e===2)for(let r=0;r<s;r++)n[r]=t*(i[r]*i[r]);else if(e===3)for(let r=0;r<s;r++)n[r]=t*(i[r]*(i[r]*i[r]));else if(e===4)for(let r=0;r<s;r++){let a=i[r]*i[r];n[r]=t*(a*a)}else if(Number.isInteger(e))for(let r=0;r<s;r++)n[r]=t*Dh(i[r],e);else for(let r=0;r<s;r++)n[r]=t*i[r]**e}function Fm(i){let e=i===0?0:Math.log(i);return En(t=>i**t,(t,n)=>e*n,(t,n)=>e*e*n)}function pr(i,e,t,n){let s=new Float64Array(i.value.length),r=new Float64Array(i.second.length?i.value.length:0);return(a,o)=>{let[l,c]=[e.value,i.value];if(n.value(l,c,o),i.first.length!==0&&(n.first(l,c,s,o),i.first.forEach((u,d)=>{let h=e.first[d];if(u&&h)for(let f=0;f<o;f++)u[f]=s[f]*h[f]}),i.second.length!==0)){n.second(l,c,r,o);for(let u=0;u<t;u++)for(let d=0;d<=u;d++){let h=bs(u,d),f=i.second[h];if(!f)continue;let[g,v,m]=[e.first[u],e.first[d],e.second[h]];if(f.fill(0,0,o),g&&v)for(let p=0;p<o;p++)f[p]=r[p]*g[p]*v[p];if(m)for(let p=0;p<o;p++)f[p]+=s[p]*m[p]}}}}function Om(i,e,t,n){let s=i.value.length,a=(u=>({value:new Float64Array(s),first:u.first.map(d=>d?new Float64Array(s):null),second:i.second.map(()=>new Float64Array(s))}))(e),o={value:new Float64Array(s),first:i.first.map(()=>new Float64Array(s)),second:i.second.map(()=>new Float64Array(s))},l=pr(a,e,n,yc.log),c=pr(i,o,n,yc.exp);return(u,d)=>{l(u,d);for(let h=0;h<d;h++)o.value[h]=t.value[h]*a.value[h];Ph(o,t,a,n,d),c(u,d);for(let h=0;h<d;h++)i.value[h]=e.value[h]**t.value[h]}}var Bm=.1;function Lh(i,e,t,n){let s=e?.direction?_c(e.direction.slice(0,n)):null,r=s?1:n,a=e?e.std:Bm,o=new An(t,"sample",hi(r)),l=Array.from({length:r},()=>new Float64Array(i.samples)),c=new Float64Array(r);for(let d=0;d<i.samples;d++)o.normals(d,0,c),l.forEach((h,f)=>{h[d]=c[f]});for(let d of l){let h=0;for(let f of d)h+=f;for(let f=0;f<d.length;f++)d[f]-=h/i.samples}let u=Array.from({length:n},(d,h)=>Float64Array.from({length:i.samples},(f,g)=>s?s[h]===0?0:a*s[h]*l[0][g]:a*l[h][g]));return{...i,tilts:u}}function _c(i){let e=Math.hypot(...i),t=i.map(s=>s/e),n=Math.max(...t.map(Math.abs));return t.map(s=>Math.abs(s)<1e-15*n?0:s)}var Ss=class{constructor(e,t,n){this.batches=e;let{size:s,samples:r,sampling:a}=e,o=s===r&&a!=="replacement";this.nBlocks=o?0:a==="replacement"?s:r,this.counter=new An(t,"noise",this.nBlocks),this.order=new Uint16Array(a==="reshuffle"?r*n:0),this.keys=new Float64Array(r),this.lows=new Uint32Array(r),this.chosen=new Uint16Array(s)}batches;counter;nBlocks;order;words=new Uint32Array(2);keys;lows;chosen;add(e,t,n,s,r=!1){if(this.nBlocks===0)return;let a=this.draw(e,t,n,r);this.batches.tilts.forEach((o,l)=>{let c=0;for(let u=0;u<a;u++)c+=o[this.chosen[u]];c!==0&&(s[l][e]+=c/a)})}draw(e,t,n,s){let{size:r,samples:a,sampling:o}=this.batches;if(o==="replacement"){for(let f=0;f<r;f++)this.counter.bits(t,n,f,this.words),this.chosen[f]=Math.floor(this.words[0]*(a/2**32));return r}let l=Math.ceil(a/r),c=n%l,u=this.order.subarray(e*a,(e+1)*a);(c===0||s)&&this.shuffle(t,n-c,u);let d=c*r,h=Math.min(r,a-d);return this.chosen.set(u.subarray(d,d+h)),h}shuffle(e,t,n){let{samples:s}=this.batches,r=s>1?2**(32-Math.clz32(s-1))-1:0;for(let a=0;a<s;a++)this.counter.bits(e,t,a,this.words),this.keys[a]=this.words[0],this.lows[a]=(this.words[1]&~r|a)>>>0,n[a]=a;n.sort((a,o)=>this.keys[a]-this.keys[o]||this.lows[a]-this.lows[o])}};var ji={sgd:{},momentum:{momentum:.9},ema_momentum:{momentum:.9},nesterov:{momentum:.9},adagrad:{eps:1e-10},rmsprop:{alpha:.99,eps:1e-8},adam:{b1:.9,b2:.999,eps:1e-8},perturbed_gd:{radius:.01,gradient_tol:.01,wait:10},newton:{},saddle_free_newton:{damping:0}};function Ea(i,e,t,n){let s={learning_rate:.01,...ji[i],...e},r=()=>Array.from({length:t},()=>new Float64Array(n));return zm[i](s,r,t,n)}function Ki(i,e){return{memory:i,step(t,n,s){t.forEach((r,a)=>{e(r,n[a],a,s.n,s.factor,s.step)})}}}var zm={sgd:({learning_rate:i})=>Ki({},(e,t,n,s,r)=>{let a=i*r;for(let o=0;o<s;o++)e[o]-=a*t[o]}),momentum:({learning_rate:i,momentum:e},t)=>{let n=t();return Ki({velocity:n},(s,r,a,o,l)=>{let c=i*l,u=n[a];for(let d=0;d<o;d++)u[d]=r[d]+e*u[d],s[d]-=c*u[d]})},ema_momentum:({learning_rate:i,momentum:e},t)=>{let n=t();return Ki({mean:n},(s,r,a,o,l)=>{let c=i*l,u=n[a];for(let d=0;d<o;d++)u[d]=(1-e)*r[d]+e*u[d],s[d]-=c*u[d]})},nesterov:({learning_rate:i,momentum:e},t)=>{let n=t();return Ki({velocity:n},(s,r,a,o,l)=>{let c=i*l,u=n[a];for(let d=0;d<o;d++)u[d]=r[d]+e*u[d],s[d]-=c*(r[d]+e*u[d])})},adagrad:({learning_rate:i,eps:e},t)=>{let n=t();return Ki({squares:n},(s,r,a,o,l)=>{let c=i*l,u=n[a];for(let d=0;d<o;d++)u[d]+=r[d]*r[d],u[d]>0?s[d]-=c*r[d]/(Math.sqrt(u[d])+e):Number.isNaN(u[d])&&(s[d]=Number.NaN)})},rmsprop:({learning_rate:i,alpha:e,eps:t},n)=>{let s=n();return Ki({squares:s},(r,a,o,l,c)=>{let u=i*c,d=s[o];for(let h=0;h<l;h++)d[h]=(1-e)*a[h]*a[h]+e*d[h],r[h]-=Nh(u*a[h],Math.sqrt(d[h])+t)})},adam:({learning_rate:i,b1:e,b2:t,eps:n},s)=>{let[r,a]=[s(),s()];return Ki({mean:r,squares:a},(o,l,c,u,d,h)=>{let f=i*d,[g,v]=[r[c],a[c]],[m,p]=[1-e**(h+1),1-t**(h+1)];for(let M=0;M<u;M++)g[M]=(1-e)*l[M]+e*g[M],v[M]=(1-t)*l[M]*l[M]+t*v[M],o[M]-=Nh(f*g[M]/m,Math.sqrt(v[M]/p)+n)})},perturbed_gd:({learning_rate:i,radius:e,gradient_tol:t,wait:n},s,r,a)=>{let o=new Float64Array(a).fill(-1073741824),l=s(),c=new Float64Array(r),u=s();return{memory:{last:[o]},step(d,h,f){let g=i*f.factor,v=!1;for(let p=0;p<f.n;p++){let M=0;for(let b=0;b<r;b++)M+=h[b][p]**2;let A=Math.sqrt(M)<=t&&f.step-o[p]>n;for(let b=0;b<r;b++)u[b][p]=0;if(A){v=!0,o[p]=f.step,f.chance.normals(f.first+p,f.step,c);let b=f.chance.uniform(f.first+p,f.step)**(1/r),E=0;for(let T=0;T<r;T++)E+=c[T]**2;E=Math.sqrt(E);for(let T=0;T<r;T++)u[T][p]=e*b*c[T]/E}for(let b=0;b<r;b++)l[b][p]=d[b][p]+u[b][p]}let m=v?f.gradientAt(l,f.n):h;for(let p=0;p<r;p++){let[M,A,b,E]=[d[p],u[p],m[p],h[p]];for(let T=0;T<f.n;T++)M[T]+=A[T]-g*(o[T]===f.step?b[T]:E[T])}}}},newton:({learning_rate:i},e,t)=>Uh(i,t,n=>n),saddle_free_newton:({learning_rate:i,damping:e},t,n)=>Uh(i,n,s=>Math.abs(s)+e)};function Nh(i,e){return i===0&&e===0?0:i/e}function Uh(i,e,t){let n=new Float64Array(4);return{memory:{},step(s,r,a){let o=i*a.factor,{hessian:l}=a.hessianAt(s,a.n),[c,u]=[s[0],s[1]];for(let d=0;d<a.n;d++){let h=r[0][d];if(!u){let x=t(l[0][d]);Math.abs(x)<=Number.EPSILON*Math.abs(l[0][d])||(c[d]-=o*h/x);continue}kh(l[0][d],l[1][d],l[2][d],n);let[f,g,v,m]=[n[0],n[1],n[2],n[3]],p=e*Number.EPSILON*Math.max(Math.abs(f),Math.abs(g)),M=r[1][d],[A,b]=[t(f),t(g)],E=Math.abs(A)<=p?0:o*(v*h-m*M)/A,T=Math.abs(b)<=p?0:o*(m*h+v*M)/b;c[d]-=v*E+m*T,u[d]-=v*T-m*E}}}}function kh(i,e,t,n){let s=0;if(e!==0){let a=(t-i)/(2*e);s=(a<0?-1:1)/(Math.abs(a)+Math.hypot(a,1))}let r=1/Math.sqrt(s*s+1);n[0]=i-s*e,n[1]=t+s*e,n[2]=r,n[3]=s*r}function Fh(i,e){let t=e(0,0);if(i===1)return[{value:t,vector:[1]}];let n=new Float64Array(4);kh(t,e(1,0),e(1,1),n);let[s,r,a,o]=[n[0],n[1],n[2],n[3]],l=[{value:s,vector:[a,0-o]},{value:r,vector:[o,a]}];return s<=r?l:l.reverse()}function mr(i,e){switch(i.kind){case"constant":return 1;case"step":return i.factor**Math.floor(e/i.every);case"cosine":return .5*(1+Math.cos(Math.PI*Math.min(e,i.steps)/i.steps))}}var Gm={kind:"constant"},Ci=class{constructor(e,t,n=0){this.plan=e;this.first=n;let s=e.formula.variables.length,r=t[0].length;this.points=t.map(l=>Float64Array.from(l)),this.gradient=t.map(l=>new Float64Array(l.length)),this.rule=Ea(e.rule,e.settings,s,r),this.slope=di(e.formula,1,r),this.extra=di(e.formula,1,e.rule==="perturbed_gd"?r:1),this.bend=di(e.formula,2,e.rule.endsWith("newton")?r:1);let a=e.noise?.direction?1:s;this.deviates=new Float64Array(a),this.noise=new An(e.seed,"noise",e.noise?hi(a):0),this.chance=new An(e.seed,"optimizer",hi(s)+1),this.sampler=e.batches?new Ss(e.batches,e.seed,r):null;let o=this.slope.evaluate(this.points,0);this.exact=o.gradient,this.values=o.value}plan;first;points;gradient;exact;rule;step=0;slope;extra;bend;noise;chance;sampler;deviates;values;get nWalkers(){return this.points[0].length}factor(e){return mr(this.plan.schedule??Gm,e)}advance(e,t){for(let n=0;n<e;n++)this.once(t)}look(e){return this.slope.evaluate(this.points,this.nWalkers),e?.(this.step,this.points,this.values),this.values}once(e){let t=this.nWalkers;this.look(e),this.exact.forEach((s,r)=>{this.gradient[r].set(s.subarray(0,t))});let{noise:n}=this.plan;if(this.sampler)for(let s=0;s<t;s++)this.sampler.add(s,this.first+s,this.step,this.gradient);else n!==null&&this.addNoise(n,t);this.rule.step(this.points,this.gradient,{step:this.step,factor:this.factor(this.step),n:t,first:this.first,chance:this.chance,gradientAt:(s,r)=>this.extra.evaluate(s,r).gradient,hessianAt:(s,r)=>this.bend.evaluate(s,r)}),this.step+=1}addNoise(e,t){for(let n=0;n<t;n++){this.noise.normals(this.first+n,this.step,this.deviates);for(let s=0;s<this.gradient.length;s++){let r=e.direction?e.direction[s]:1;if(r===0)continue;let a=e.direction?r*this.deviates[0]:this.deviates[s];this.gradient[s][n]+=e.std*a}}}};var Vm=.01,Hm=["sgd","momentum","nesterov","adagrad","rmsprop","adam"];function Qi(i,e={}){return{learning_rate:Vm,...ji[i],...e}}function ws(){return{version:1,landscape:"saddle",box:null,starts:{kind:"points",points:[[1,1e-6]]},optimizers:Hm.map(i=>({rule:i,settings:Qi(i)})),noise:null,batch:null,schedule:{kind:"constant"},steps:2e3,seed:0,speed:100,view:{surface:!0,contours:!0,camera:null,theme:"auto"},selected:null,station:null}}function Mt(i){return i.kind==="points"?i.points.length:i.count}var Wm={step:0,memory:{}},Xm=2e5,Oh=2e3,$m=2;function zh(i,e,t){let n=1-t;switch(i){case"sgd":case"perturbed_gd":return{gap:1-e,drive:e,det:0,kick:1,lag:0};case"momentum":return{gap:n-e,drive:e,det:t,kick:1,lag:0};case"nesterov":return{gap:n-(1+t)*e,drive:e,det:t*(1+e),kick:1+t,lag:t};case"ema_momentum":return{gap:n-n*e,drive:n*e,det:t,kick:n,lag:0};default:return null}}function Gh({gap:i,drive:e}){let t=Math.hypot(i,2*Math.sqrt(e));return i>0?2*e/(i+t):(t-i)/2}function vr(i,e,t=0){let n=i.settings.learning_rate*mr(i.schedule,t);if(i.rule==="newton")return Math.abs(1-n);if(i.rule==="saddle_free_newton")return 1+n*e/(e+i.settings.damping);let s=zh(i.rule,n*e,i.settings.momentum??0);return s?1+Gh(s):Number.NaN}function Vh(i,e,t=Wm,n=Xm){if(Math.abs(e.offset)>=e.radius)return{steps:0,reason:"It is outside the radius already."};if(i.rule==="newton")return{steps:1/0,reason:"Newton's step goes towards the saddle whatever the sign of the curvature."};if(e.noiseStd>0)return Ym(i,e,t);if(i.rule==="perturbed_gd")return{steps:null,reason:"Its kick, not a formula, decides when it leaves."};let s=new gr(i,e,t);if(e.offset===0&&s.next()===0)return{steps:1/0,reason:"Exact symmetry: every step is zero along the way out."};let r=qm(new gr(i,e,t),i,e,n);if(r===null)return{steps:r,reason:`More than ${n} steps: not counted one by one.`};let a=Hh(i)?"ln(radius / distance) / ln(factor), the first steps counted exactly.":"The rule itself on the quadratic, step by step: its step hardly depends on the gradient's size.";return{steps:r,reason:a}}var Hh=i=>!Number.isNaN(vr(i,1));function qm(i,e,t,n){let s=Hh(e)&&e.schedule.kind==="constant",r=i.offset;for(let o=0;o<(s?Math.min(Oh,n):n);o++,r=i.next())if(!(Math.abs(r)<t.radius))return o;if(!s)return null;let a=Math.log(t.radius/Math.abs(r))/Math.log1p(vr(e,t.curvature)-1);return Math.min(Oh,n)+Math.ceil(a)}var gr=class{constructor(e,t,n){this.method=e;this.way=t;let{direction:s,curvature:r,offset:a}=t;this.own=Ea(e.rule,e.settings,s.length,1);for(let[o,l]of Object.entries(n.memory))l.forEach((c,u)=>this.own.memory[o][u].set(c));this.step=n.step,this.points=s.map(o=>Float64Array.of(a*o)),this.gradient=s.map(()=>Float64Array.of(0)),this.hessian=s.flatMap((o,l)=>s.slice(0,l+1).map(c=>Float64Array.of(-r*o*c)))}method;way;own;points;gradient;hessian;step;get offset(){return this.way.direction.reduce((e,t,n)=>e+t*this.points[n][0],0)}next(){let e=this.offset;this.way.direction.forEach((n,s)=>{this.gradient[s][0]=-this.way.curvature*e*n});let t={value:Float64Array.of(0),gradient:this.gradient,hessian:this.hessian};return this.own.step(this.points,this.gradient,{step:this.step,factor:mr(this.method.schedule,this.step),n:1,first:0,chance:null,gradientAt:()=>this.gradient,hessianAt:()=>t}),this.step+=1,this.offset}};function Ym(i,e,t){let n=p=>({steps:null,reason:p});if(i.schedule.kind!=="constant")return n("No closed form for noise under a changing learning rate.");let s=i.settings.learning_rate,r=s*e.curvature,a=i.rule==="perturbed_gd"?null:zh(i.rule,r,i.settings.momentum??0);if(a===null)return n(`No closed form for ${i.rule} with noise on this page.`);let o=Gh(a),l=1+o,c=a.det/l,u=Math.hypot(a.gap,2*Math.sqrt(a.drive)),d=(new gr(i,e,t).next()-c*e.offset)/u,h=(a.kick*l-a.lag)/u,f=s*e.noiseStd*h/Math.sqrt(o*(o+2));if(e.radius<$m*f)return n("The noise alone fills the radius: the law of one step says nothing.");let g=p=>{let M=e.radius*Math.exp(-p*Math.log1p(o));return .5*(Bh((M-d)/(f*Math.SQRT2))+Bh((M+d)/(f*Math.SQRT2)))},[v,m]=[0,1];for(;g(m)>.5&&m<1e12;)[v,m]=[m,2*m];for(let p=0;p<60;p++){let M=.5*(v+m);g(M)>.5?v=M:m=M}return{steps:m,reason:"Half of such walkers have left by then: noise and offset together, grown by the factor."}}function Bh(i){let e=Math.abs(i);if(e>6)return Math.sign(i);if(e<2.5){let[n,s]=[e,e];for(let r=1;Math.abs(n)>1e-17*Math.abs(s)&&(n*=-e*e/r,s+=n/(2*r+1),!(r>200));r++);return Math.sign(i)*2*s/Math.sqrt(Math.PI)}let t=0;for(let n=60;n>=1;n--)t=n/2/(e+t);return Math.sign(i)*(1-Math.exp(-e*e)/((e+t)*Math.sqrt(Math.PI)))}var es=["ESCAPED","STUCK","CONVERGED","DIVERGED","LEFT_DOMAIN","UNDECIDED"];var Ii=class{constructor(e){this.formula=e;this.nDims=e.variables.length,this.first=di(e,1,1),this.second=di(e,2,1),this.at=Array.from({length:this.nDims},()=>new Float64Array(1)),this.cost=e.nodes.length}formula;nDims;n=0;first;second;at;cost;look(e){this.place(e,1);let{value:t,gradient:n}=this.first.evaluate(this.at,1);return{value:t[0],gradient:n.map(s=>s[0])}}hessian(e){this.place(e,3);let{hessian:t}=this.second.evaluate(this.at,1);return(n,s)=>t[bs(n,s)][0]}eigenpairs(e){return Fh(this.nDims,this.hessian(e))}place(e,t){this.n+=t*this.cost;for(let n=0;n<this.nDims;n++)this.at[n][0]=e[n]}},rn=i=>Math.hypot(...i),fi=(i,e)=>rn(i.map((t,n)=>e[n]-t));function Ra(i,e,t,n){return e.map(s=>({name:s,score:2*Mc(s,i)/(s.length+i.length)})).filter(s=>s.score>=n).sort((s,r)=>r.score-s.score||(s.name<r.name?1:s.name>r.name?-1:0)).slice(0,t).map(s=>s.name)}function Mc(i,e){let t=0,n=0,s=0;for(let r=0;r<i.length;r++)for(let a=0;a<e.length;a++){let o=0;for(;r+o<i.length&&a+o<e.length&&i[r+o]===e[a+o];)o+=1;o>t&&([t,n,s]=[o,r,a])}return t===0?0:t+Mc(i.slice(0,n),e.slice(0,s))+Mc(i.slice(n+t),e.slice(s+t))}var qh=/[ \t\r\n\f\v]*/y,Yh=new RegExp("(?<number>(?:[0-9]+(?:_[0-9]+)*(?:\\.(?:[0-9]+(?:_[0-9]+)*)?)?|\\.[0-9]+(?:_[0-9]+)*)(?:[eE][+-]?[0-9]+)?)|(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<operator>\\*\\*|//|\\^|[-+*/])|(?<open>\\()|(?<close>\\))|(?<comma>,)|(?<foreign>:=|[=!<>]=|<<|>>|[^])","uy"),bc="Put a number, a name or a parenthesis there.",Ca={"'":["a string","Write numbers and names without quotes."],'"':["a string","Write numbers and names without quotes."],"[":["a square bracket","Use parentheses; variables are x1, x2, not x[1]."],"]":["a square bracket","Use parentheses; variables are x1, x2, not x[1]."],"{":["a curly bracket","Use parentheses."],"}":["a curly bracket","Use parentheses."],"%":["an operator outside the grammar","A remainder is not smooth; use sin for periods."],"!":["an operator outside the grammar","There is no factorial."],"|":["an operator outside the grammar","Write abs(x) for an absolute value."],":=":["an assignment","Write the expression alone."],"=":["an assignment or a named argument","Write the expression alone, without '='."],".":["an attribute","A point belongs inside a number, as in 0.5."],"#":["a comment","Leave it out."],";":["a second statement","Write one expression."],":":["a colon","Write one expression."],"\\":["a backslash","Leave it out."]};for(let i of["==","!=","<",">","<=",">="])Ca[i]=["a comparison","A formula has a number as its value."];for(let i of["@","&","~","<<",">>"])Ca[i]=["an operator outside the grammar","Use + - * / and **."];var Zm={"\u2212":"-","\u2013":"-","\u2014":"-","\xD7":"*","\xB7":"*","\u22C5":"*","\u2219":"*","\xF7":"/",\u03C0:"pi"},Jm=/[\u00aa\u00b2\u00b3\u00b9\u00ba\u02b0-\u02b8\u02e0-\u02e4\u1d2c-\u1d6a\u1d78\u1d9b-\u1dbf\u2070-\u207f\u2c7d]/,Zh={ln:"log",atan:"arctan",fabs:"abs",pow:"**",power:"**"},Km=new Set("False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(" ")),Sc=i=>hr.includes(i),Jh=i=>ci.includes(i),jm=i=>Object.hasOwn(Ms,i);function Kh(i){return new wc(i).all()}var wc=class{constructor(e){this.text=e}text;position=0;tokens=[];open=[];nNodes=0;all(){for(;this.step(););return this.finish()}column(e=this.position){let t=1;for(let n of this.text.slice(0,e))t+=1;return t}refuse(e,t,n=this.column()){return ui(this.text,e,t,n)}get previous(){return this.tokens[this.tokens.length-1]}get afterValue(){let e=this.previous?.kind;return e==="number"||e==="name"||e==="close"}step(){qh.lastIndex=this.position,this.position+=qh.exec(this.text)[0].length,Yh.lastIndex=this.position;let e=Yh.exec(this.text);if(e===null)return!1;let t=e[0],n=e.groups;return n.number!==void 0?(this.expectValue(t),this.add("number",t,this.number(t))):n.name!==void 0?(this.checkName(t),this.expectValue(t),this.add("name",t)):n.operator!==void 0?this.readOperator(t):n.open!==void 0?this.readOpen():n.close!==void 0?this.readClose():n.comma!==void 0?this.refuseComma():this.refuse(...e0(t)),this.position+=t.length,!0}finish(){let e=this.previous;if(e===void 0)throw new Gt(`an empty formula ${st(hn(this.text))}`,dr,"Type an expression, for example x**2 - y**2.");let t=this.open[this.open.length-1];return t&&this.refuse("'(' that is never closed","Add the missing ')'.",t.column),this.afterValue||this.refuse(`nothing after ${st(e.text)}`,bc,e.column),this.tokens}add(e,t,n=Number.NaN){e!=="open"&&e!=="close"&&(this.nNodes+=1),this.nNodes>500&&this.refuse(`more than ${500} numbers, names and operators`,"Pass a Python function written with jax.numpy instead."),this.tokens.push({kind:e,text:t,column:this.column(),value:n})}readOperator(e){e==="//"&&this.refuse("an operator outside the grammar ('//')","Use / for a division."),!this.afterValue&&e!=="+"&&e!=="-"&&this.refuse(`${st(e)} where a value should stand`,bc),this.add("operator",e)}readOpen(){let e=this.previous,t=e&&Sc(e.text)?e.text:"";t||this.expectValue("("),this.open.length===50&&this.refuse(`more than ${50} parentheses inside one another`,"Write it with fewer."),this.open.push({column:this.column(),called:t}),this.add("open","(")}readClose(){let e=this.open[this.open.length-1];e===void 0&&this.refuse("')' that closes nothing","Write as many '(' as ')'."),this.previous?.kind==="open"&&(e.called&&this.refuse(`${e.called}() without its argument`,`Write ${e.called}(x).`),this.refuse("empty parentheses","Put a value inside or leave them out.")),this.afterValue||this.refuse("')' where a value should stand",bc),this.open.pop(),this.add("close",")")}refuseComma(){let e=this.open[this.open.length-1]?.called;return e&&this.refuse(`a second argument of ${e}`,"Every function takes one argument."),this.refuse("a comma","Write one expression, and 0.5 with a point.")}expectValue(e){let t=this.previous;if(!this.afterValue||t===void 0)return;let n=e==="("&&t.kind==="name"?`a call of ${st(t.text)}, which is no function,`:`${st(hn(t.text))} and ${st(e)} side by side`;this.refuse(n,`Write ${st(hn(t.text+"*"+e))} for a product.`)}number(e){let t=e.replaceAll("_",""),n=Number(t);return Math.abs(n)<=1e100||this.refuse(`the number ${st(hn(e))}, beyond ${Tn(1e100)},`,"Scale the formula."),n===0&&/[1-9]/.test(t.split(/[eE]/)[0])&&this.refuse(`the number ${st(hn(e))}, zero in float64,`,"Write 0 or scale the formula."),n}checkName(e){let t=this.text.slice(this.position+e.length),n=t.trimStart().startsWith("(");if(jm(e)||Jh(e)||Sc(e)&&n)return;if(Sc(e)&&this.refuse(`${st(e)} without its argument`,`Write ${e}(x).`),Km.has(e)){let a=e==="True"||e==="False"?"a boolean":"a word of the Python language";this.refuse(`${st(e)}, ${a},`,"A formula is made of numbers, names and operators only.")}if(/^x[0-9]+$/.test(e)){if(/^x[1-9][0-9]{0,2}$/.test(e)&&Number(e.slice(1))<=100)return;this.refuse(`the variable ${st(hn(e))}`,`Number them x1 to x${100}.`)}(t[0]==="'"||t[0]==='"')&&this.refuse(`a string (${e}${t[0]})`,Ca["'"][1]);let s=this.position>0&&/[0-9]/.test(this.text[this.position-1]);(e==="j"||e==="J")&&s&&this.refuse("a complex number","Use real numbers.");let r=n?"function":"name";this.refuse(`unknown ${r} ${st(hn(e))}`,Qm(e,n))}};function Qm(i,e){let t=e?[...hr]:[...ci,...Object.keys(Ms),...hr],n;!e&&i.length<=4&&[...i].every(Jh)?n=[[...i].join("*")]:Object.hasOwn(Zh,i)||t.includes(i.toLowerCase())?n=[Zh[i]??i.toLowerCase()]:n=Ra(i,t,2,.6);let s=n.map(st).join(" or ");return s?`Did you mean ${s}?`:"Use only the names that are listed."}function e0(i){let e=Ca[i];if(e)return[`${e[0]} (${i})`,e[1]];let t=i.codePointAt(0);if(t<128)return[`the character ${st(i)}`,"Leave it out."];let n=Zm[i]??i.normalize("NFKC");Jm.test(i)&&(n=`**${n}`);let s=/^[\x00-\x7f]*$/.test(n);return[`the character '${fc(t)}'`,s?`Type ${st(n)} instead.`:"Only ASCII characters are read."]}function Cc(i){let e=i.length<=2e3?i.length:Array.from(i).length;if(e>2e3)throw new Gt(`a formula of ${e.toLocaleString("en-US")} characters`,`at most ${2e3.toLocaleString("en-US")}`,"Pass a Python function written with jax.numpy instead.");let t=Kh(i),n=new Rc(i);new Ec(t,n).sum();let s=a0(i,t);for(let r of n.nodes)r.operation==="variable"&&(r.variable=s.indexOf(r.name));return{text:i,variables:s,nodes:n.nodes}}var t0={"+":"add","-":"subtract"},n0={"*":"multiply","/":"divide"},i0={"**":"power","^":"power"},Ec=class{constructor(e,t){this.tokens=e;this.builder=t}tokens;builder;place=0;operator(e){let t=this.tokens[this.place],n=t?.kind==="operator"?e[t.text]:void 0;return n&&(this.place+=1),n}sum(){let e=this.product();for(let t;t=this.operator(t0);)e=this.builder.binary(t,e,this.product());return e}product(){let e=this.signed();for(let t;t=this.operator(n0);)e=this.builder.binary(t,e,this.signed());return e}signed(){let e=[];for(let n=this.tokens[this.place];n.kind==="operator";n=this.tokens[this.place])this.place+=1,n.text==="-"&&e.push(n);let t=this.power();for(let n of e.reverse())t=this.builder.negative(n,t);return t}power(){let e=this.value(),t=this.operator(i0);return t?this.builder.binary(t,e,this.signed()):e}value(){let e=this.tokens[this.place];if(this.place+=1,e.kind==="number")return this.builder.number(e);if(e.kind==="name"&&this.tokens[this.place]?.kind==="open"){this.place+=1;let n=this.sum();return this.place+=1,this.builder.call(e,n)}if(e.kind==="name")return this.builder.name(e);let t=this.sum();return this.place+=1,{...t,outer:e.column}}},s0={sin:Math.sin,cos:Math.cos,tan:Math.tan,exp:Math.exp,log:Math.log,sqrt:Math.sqrt,abs:Math.abs,tanh:Math.tanh,sinh:Math.sinh,cosh:Math.cosh,arctan:Math.atan},r0={add:(i,e)=>i+e,subtract:(i,e)=>i-e,multiply:(i,e)=>i*e,divide:(i,e)=>i/e,power:(i,e)=>i**e},Rc=class{constructor(e){this.text=e}text;nodes=[];degrees=[];towers=[];number(e){return this.add("number",[],"",e.value,e.column)}name(e){let t=Ms[e.text];return t===void 0?this.add("variable",[],e.text,null,e.column):this.add("number",[],"",t,e.column)}call(e,t){let n=this.nodes[t.node].value,s=n===null?null:s0[e.text](n);return this.add("call",[t.node],e.text,s,e.column)}negative(e,t){let n=this.nodes[t.node].value;return this.add("negative",[t.node],"",n===null?null:-n,e.column)}binary(e,t,n){let s=this.nodes[t.node].value,r=this.nodes[n.node].value,a=Math.max(this.degrees[t.node],this.degrees[n.node]),o=this.towers[t.node]||this.towers[n.node];e==="divide"&&r===0&&ui(this.text,"a division by zero","Divide by something else.",n.begin),e==="power"&&(a=Math.max(a,this.degreeOfPower(t,n)),o||=r===null);let l=s===null||r===null?null:r0[e](s,r);return this.add(e,[t.node,n.node],"",l,t.outer,a,o)}add(e,t,n,s,r,a=Math.max(1,...t.map(l=>this.degrees[l])),o=t.some(l=>this.towers[l])){return s!==null&&!(Math.abs(s)<=1e100)&&ui(this.text,`a constant part that is not a real number of at most ${Tn(1e100)}`,"Correct that part or scale the formula.",r),this.nodes.push({operation:e,inputs:t,name:n,variable:-1,value:s}),this.degrees.push(a),this.towers.push(o),{node:this.nodes.length-1,begin:r,outer:r}}degreeOfPower(e,t){let n=this.nodes[t.node].value;if(n===null)return this.towers[t.node]&&ui(this.text,"a variable exponent inside an exponent","Keep exponents free of powers such as 2**x.",t.begin),1;Math.abs(n)<=64||ui(this.text,`the exponent ${Tn(n)}`,`Keep exponents between -${Tn(64)} and ${Tn(64)}.`,t.begin);let s=this.degrees[e.node]*Math.max(1,Math.abs(n));return s>256&&ui(this.text,`powers of powers whose exponents multiply to ${Tn(s)}`,`Keep that product at ${Tn(256)} or below.`,t.begin),s}};function a0(i,e){let t=e.filter(s=>ci.includes(s.text)),n=e.filter(s=>/^x[0-9]+$/.test(s.text));if(t[0]&&n[0]){let s=t[0].column>n[0].column?t[0]:n[0];ui(i,`${st(t[0].text)} and ${st(n[0].text)} mixed`,"Use either x, y, z or x1, x2, x3 throughout.",s.column)}if(t.length>0){let s=Math.max(...t.map(r=>ci.indexOf(r.text)));return ci.slice(0,s+1)}if(n.length>0){let s=Math.max(...n.map(r=>Number(r.text.slice(1))));return Array.from({length:s},(r,a)=>`x${a+1}`)}throw new Gt(`formula ${st(hn(i))} without a variable`,dr,"A constant is no landscape; use x, y or x1, x2.")}var Qh={landscapes:{beale:{formula:"(1.5 - x + x*y)**2 + (2.25 - x + x*y**2)**2 + (2.625 - x + x*y**3)**2",source:"Beale (1958), On an iterative method for finding a local minimum of a function of more than one variable, Princeton University; start as in Mor\xE9, Garbow, Hillstrom (1981)",box:[[-4.5,4.5],[-4.5,4.5]],start:[1,1],critical_points:[{location:[3,.5],value:0,eigenvalues:[.3014636465222471,48.979786353477756],kind:"MINIMUM",index:0},{location:[.10053793732415836,-2.644513585023125],value:9.86451228475556,eigenvalues:[-.7810271726932424,867.7521793329279],kind:"STRICT_SADDLE",index:1},{location:[0,1],value:14.203125,eigenvalues:[-27.75,27.75],kind:"STRICT_SADDLE",index:1}]},bowl:{formula:"x**2 + 2*y**2",source:"a convex quadratic: its one minimum is global",box:[[-2,2],[-2,2]],start:[1.5,1],critical_points:[{location:[0,0],value:0,eigenvalues:[2,4],kind:"MINIMUM",index:0}]},castera:{formula:"x**4 - 4*x**2 + y**2",source:"Castera (2021), Inertial Newton Algorithms Avoiding Strict Saddle Points, arXiv 2111.04596; x and y are its theta1 and theta2",box:[[-2.5,2.5],[-2,2]],start:[1e-6,1],critical_points:[{location:[-1.4142135623730951,0],value:-4,eigenvalues:[2,16],kind:"MINIMUM",index:0},{location:[1.4142135623730951,0],value:-4,eigenvalues:[2,16],kind:"MINIMUM",index:0},{location:[0,0],value:0,eigenvalues:[-8,2],kind:"STRICT_SADDLE",index:1}]},dauphin:{formula:"5*x**2 - y**2",source:"Dauphin et al. (2014), Identifying and attacking the saddle point problem, NeurIPS, arXiv 1406.2572, figure 2",box:[[-2,2],[-2,2]],start:[1,1e-4],critical_points:[{location:[0,0],value:0,eigenvalues:[-2,10],kind:"STRICT_SADDLE",index:1}]},double_well:{formula:"(x**2 - 1)**2 + y**2",source:"the textbook double well: two minima joined by a saddle",box:[[-2,2],[-2,2]],start:[1e-6,1],critical_points:[{location:[-1,0],value:0,eigenvalues:[2,8],kind:"MINIMUM",index:0},{location:[1,0],value:0,eigenvalues:[2,8],kind:"MINIMUM",index:0},{location:[0,0],value:1,eigenvalues:[-4,2],kind:"STRICT_SADDLE",index:1}]},himmelblau:{formula:"(x**2 + y - 11)**2 + (x + y**2 - 7)**2",source:"Himmelblau (1972), Applied Nonlinear Programming, McGraw-Hill",box:[[-5,5],[-5,5]],start:[-.1894994059199377,-1.4371005735087594],critical_points:[{location:[3,2],value:0,eigenvalues:[25.715728752538098,82.2842712474619],kind:"MINIMUM",index:0},{location:[-2.805118086952745,3.131312518250573],value:0,eigenvalues:[64.8403727706842,80.55007177893319],kind:"MINIMUM",index:0},{location:[-3.779310253377747,-3.2831859912861696],value:0,eigenvalues:[70.71435474424425,133.78561521306708],kind:"MINIMUM",index:0},{location:[3.5844283403304917,-1.8481265269644036],value:0,eigenvalues:[28.690677156755243,105.41890833631605],kind:"MINIMUM",index:0},{location:[3.385154183607021,.07385187983774928],value:13.31192627040559,eigenvalues:[-14.135178485450488,97.5478781026018],kind:"STRICT_SADDLE",index:1},{location:[.08667750455539636,2.884254701174776],value:67.71915008752615,eigenvalues:[-31.706622362774343,75.507609238232],kind:"STRICT_SADDLE",index:1},{location:[-3.0730257507643897,-.08135304428796751],value:104.0151629175581,eigenvalues:[-39.65149625621665,72.43524806811875],kind:"STRICT_SADDLE",index:1},{location:[-.12796134673068008,-1.9537149802445763],value:178.33723920192747,eigenvalues:[-50.610239320365764,20.284049975935076],kind:"STRICT_SADDLE",index:1},{location:[-.2708445906673476,-.9230385564799815],value:181.6165215225827,eigenvalues:[-45.60522929278952,-16.066019667290867],kind:"MAXIMUM",index:2}]},lee:{formula:"x**2/2 + y**4/4 - y**2/2",source:"Lee, Simchowitz, Jordan, Recht (2016), Gradient Descent Only Converges to Minimizers, COLT, arXiv 1602.04915",box:[[-2,2],[-2,2]],start:[1,1e-6],critical_points:[{location:[0,-1],value:-.25,eigenvalues:[1,2],kind:"MINIMUM",index:0},{location:[0,1],value:-.25,eigenvalues:[1,2],kind:"MINIMUM",index:0},{location:[0,0],value:0,eigenvalues:[-1,1],kind:"STRICT_SADDLE",index:1}]},monkey:{formula:"x**3 - 3*x*y**2",source:"the monkey saddle, flat to second order; Dauphin et al. (2014), arXiv 1406.2572, figure 2",box:[[-2,2],[-2,2]],start:[.1,.05],critical_points:[{location:[0,0],value:0,eigenvalues:[0,0],kind:"DEGENERATE",index:0}]},monkey_confined:{formula:"x**3 - 3*x*y**2 + (x**2 + y**2)**2/8",source:"ours: the monkey saddle with walls, so that every way down ends in one of three minima",box:[[-8,8],[-8,8]],start:[.1,0],critical_points:[{location:[-6,0],value:-54,eigenvalues:[18,54],kind:"MINIMUM",index:0},{location:[3,-5.196152422706632],value:-54,eigenvalues:[18,54],kind:"MINIMUM",index:0},{location:[3,5.196152422706632],value:-54,eigenvalues:[18,54],kind:"MINIMUM",index:0},{location:[0,0],value:0,eigenvalues:[0,0],kind:"DEGENERATE",index:0}]},rastrigin:{formula:"20 + x**2 - 10*cos(2*pi*x) + y**2 - 10*cos(2*pi*y)",source:"Rastrigin (1974), Systems of Extremal Control, Nauka; in two dimensions",box:[[-5.12,5.12],[-5.12,5.12]],start:[-.5025457903483741,.24620630054883008],critical_points:[{location:[0,0],value:0,eigenvalues:[396.78417604357435,396.78417604357435],kind:"MINIMUM",index:0},{location:[-.9949586376523348,0],value:.9949590570932916,eigenvalues:[396.5861378338349,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,-.9949586376523348],value:.9949590570932916,eigenvalues:[396.5861378338349,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,.9949586376523348],value:.9949590570932916,eigenvalues:[396.5861378338349,396.78417604357435],kind:"MINIMUM",index:0},{location:[.9949586376523348,0],value:.9949590570932916,eigenvalues:[396.5861378338349,396.78417604357435],kind:"MINIMUM",index:0},{location:[-.9949586376523348,-.9949586376523348],value:1.9899181141865832,eigenvalues:[396.5861378338349,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,.9949586376523348],value:1.9899181141865832,eigenvalues:[396.5861378338349,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,-.9949586376523348],value:1.9899181141865832,eigenvalues:[396.5861378338349,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,.9949586376523348],value:1.9899181141865832,eigenvalues:[396.5861378338349,396.5861378338349],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,0],value:3.979831190554088,eigenvalues:[395.99142996741233,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,-1.9899122337085497],value:3.979831190554088,eigenvalues:[395.99142996741233,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,1.9899122337085497],value:3.979831190554088,eigenvalues:[395.99142996741233,396.78417604357435],kind:"MINIMUM",index:0},{location:[1.9899122337085497,0],value:3.979831190554088,eigenvalues:[395.99142996741233,396.78417604357435],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,-.9949586376523348],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,.9949586376523348],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,-1.9899122337085497],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,1.9899122337085497],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,-1.9899122337085497],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,1.9899122337085497],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[1.9899122337085497,-.9949586376523348],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[1.9899122337085497,.9949586376523348],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,-1.9899122337085497],value:7.959662381108176,eigenvalues:[395.99142996741233,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,1.9899122337085497],value:7.959662381108176,eigenvalues:[395.99142996741233,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,-1.9899122337085497],value:7.959662381108176,eigenvalues:[395.99142996741233,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,1.9899122337085497],value:7.959662381108176,eigenvalues:[395.99142996741233,395.99142996741233],kind:"MINIMUM",index:0},{location:[-2.984855701039481,0],value:8.954601241487012,eigenvalues:[394.99826380556465,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,-2.984855701039481],value:8.954601241487012,eigenvalues:[394.99826380556465,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,2.984855701039481],value:8.954601241487012,eigenvalues:[394.99826380556465,396.78417604357435],kind:"MINIMUM",index:0},{location:[2.984855701039481,0],value:8.954601241487012,eigenvalues:[394.99826380556465,396.78417604357435],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-.9949586376523348],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[-2.984855701039481,.9949586376523348],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,-2.984855701039481],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,2.984855701039481],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,-2.984855701039481],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,2.984855701039481],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[2.984855701039481,-.9949586376523348],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[2.984855701039481,.9949586376523348],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-1.9899122337085497],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[-2.984855701039481,1.9899122337085497],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,-2.984855701039481],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,2.984855701039481],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,-2.984855701039481],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,2.984855701039481],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[2.984855701039481,-1.9899122337085497],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[2.984855701039481,1.9899122337085497],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,0],value:15.91924379246153,eigenvalues:[393.60362821122555,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,-3.9797838603007536],value:15.91924379246153,eigenvalues:[393.60362821122555,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,3.9797838603007536],value:15.91924379246153,eigenvalues:[393.60362821122555,396.78417604357435],kind:"MINIMUM",index:0},{location:[3.9797838603007536,0],value:15.91924379246153,eigenvalues:[393.60362821122555,396.78417604357435],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,-.9949586376523348],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,.9949586376523348],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,-3.9797838603007536],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,3.9797838603007536],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,-3.9797838603007536],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,3.9797838603007536],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[3.9797838603007536,-.9949586376523348],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[3.9797838603007536,.9949586376523348],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-2.984855701039481],value:17.909202482974024,eigenvalues:[394.99826380556465,394.99826380556465],kind:"MINIMUM",index:0},{location:[-2.984855701039481,2.984855701039481],value:17.909202482974024,eigenvalues:[394.99826380556465,394.99826380556465],kind:"MINIMUM",index:0},{location:[2.984855701039481,-2.984855701039481],value:17.909202482974024,eigenvalues:[394.99826380556465,394.99826380556465],kind:"MINIMUM",index:0},{location:[2.984855701039481,2.984855701039481],value:17.909202482974024,eigenvalues:[394.99826380556465,394.99826380556465],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,-1.9899122337085497],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,1.9899122337085497],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,-3.9797838603007536],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,3.9797838603007536],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,-3.9797838603007536],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,3.9797838603007536],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[3.9797838603007536,-1.9899122337085497],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[3.9797838603007536,1.9899122337085497],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[-.5025460365546747,0],value:20.251272990990113,eigenvalues:[-392.7336623081164,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,-.5025460365546747],value:20.251272990990113,eigenvalues:[-392.7336623081164,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,.5025460365546747],value:20.251272990990113,eigenvalues:[-392.7336623081164,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,0],value:20.251272990990113,eigenvalues:[-392.7336623081164,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,-.5025460365546747],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,.5025460365546747],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,-.9949586376523348],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,.9949586376523348],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,-.9949586376523348],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,.9949586376523348],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,-.5025460365546747],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,.5025460365546747],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,0],value:22.261458884805922,eigenvalues:[-392.3293178915282,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,-1.5076407318703584],value:22.261458884805922,eigenvalues:[-392.3293178915282,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,1.5076407318703584],value:22.261458884805922,eigenvalues:[-392.3293178915282,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,0],value:22.261458884805922,eigenvalues:[-392.3293178915282,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-.9949586376523348],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,.9949586376523348],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,-1.5076407318703584],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,1.5076407318703584],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,-1.5076407318703584],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,1.5076407318703584],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,-.9949586376523348],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,.9949586376523348],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,-.5025460365546747],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,.5025460365546747],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,-1.9899122337085497],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,1.9899122337085497],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,-1.9899122337085497],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,1.9899122337085497],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,-.5025460365546747],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,.5025460365546747],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,0],value:24.87372293454223,eigenvalues:[391.8032433161297,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,-4.974691390895051],value:24.87372293454223,eigenvalues:[391.8032433161297,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,4.974691390895051],value:24.87372293454223,eigenvalues:[391.8032433161297,396.78417604357435],kind:"MINIMUM",index:0},{location:[4.974691390895051,0],value:24.87372293454223,eigenvalues:[391.8032433161297,396.78417604357435],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,-2.984855701039481],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,2.984855701039481],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-3.9797838603007536],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[-2.984855701039481,3.9797838603007536],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[2.984855701039481,-3.9797838603007536],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[2.984855701039481,3.9797838603007536],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[3.9797838603007536,-2.984855701039481],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[3.9797838603007536,2.984855701039481],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[-4.974691390895051,-.9949586376523348],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[-4.974691390895051,.9949586376523348],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,-4.974691390895051],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,4.974691390895051],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,-4.974691390895051],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,4.974691390895051],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[4.974691390895051,-.9949586376523348],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[4.974691390895051,.9949586376523348],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,-1.5076407318703584],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,1.5076407318703584],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-1.9899122337085497],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,1.9899122337085497],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,-1.9899122337085497],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,1.9899122337085497],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,-1.5076407318703584],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,1.5076407318703584],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,0],value:26.28184117751223,eigenvalues:[-391.51937417311717,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,-2.512743318200085],value:26.28184117751223,eigenvalues:[-391.51937417311717,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,2.512743318200085],value:26.28184117751223,eigenvalues:[-391.51937417311717,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,0],value:26.28184117751223,eigenvalues:[-391.51937417311717,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-.9949586376523348],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,.9949586376523348],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,-2.512743318200085],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,2.512743318200085],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,-2.512743318200085],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,2.512743318200085],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,-.9949586376523348],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,.9949586376523348],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,-1.9899122337085497],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[-4.974691390895051,1.9899122337085497],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,-4.974691390895051],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,4.974691390895051],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,-4.974691390895051],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,4.974691390895051],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[4.974691390895051,-1.9899122337085497],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[4.974691390895051,1.9899122337085497],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-.5025460365546747],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,.5025460365546747],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,-2.984855701039481],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,2.984855701039481],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,-2.984855701039481],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,2.984855701039481],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,-.5025460365546747],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,.5025460365546747],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-1.9899122337085497],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,1.9899122337085497],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,-2.512743318200085],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,2.512743318200085],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,-2.512743318200085],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,2.512743318200085],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,-1.9899122337085497],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,1.9899122337085497],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,-1.5076407318703584],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,1.5076407318703584],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-2.984855701039481],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,2.984855701039481],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,-2.984855701039481],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,2.984855701039481],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,-1.5076407318703584],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,1.5076407318703584],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,-3.9797838603007536],value:31.83848758492306,eigenvalues:[393.60362821122555,393.60362821122555],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,3.9797838603007536],value:31.83848758492306,eigenvalues:[393.60362821122555,393.60362821122555],kind:"MINIMUM",index:0},{location:[3.9797838603007536,-3.9797838603007536],value:31.83848758492306,eigenvalues:[393.60362821122555,393.60362821122555],kind:"MINIMUM",index:0},{location:[3.9797838603007536,3.9797838603007536],value:31.83848758492306,eigenvalues:[393.60362821122555,393.60362821122555],kind:"MINIMUM",index:0},{location:[-3.517859138170441,0],value:32.312440977260394,eigenvalues:[-390.30130182169836,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,-3.517859138170441],value:32.312440977260394,eigenvalues:[-390.30130182169836,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,3.517859138170441],value:32.312440977260394,eigenvalues:[-390.30130182169836,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,0],value:32.312440977260394,eigenvalues:[-390.30130182169836,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,-.9949586376523348],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,.9949586376523348],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,-3.517859138170441],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,3.517859138170441],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,-3.517859138170441],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,3.517859138170441],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,-.9949586376523348],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,.9949586376523348],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,-2.984855701039481],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[-4.974691390895051,2.984855701039481],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-4.974691390895051],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[-2.984855701039481,4.974691390895051],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[2.984855701039481,-4.974691390895051],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[2.984855701039481,4.974691390895051],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[4.974691390895051,-2.984855701039481],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[4.974691390895051,2.984855701039481],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-2.512743318200085],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,2.512743318200085],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-2.984855701039481],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,2.984855701039481],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,-2.984855701039481],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,2.984855701039481],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,-2.512743318200085],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,2.512743318200085],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,-.5025460365546747],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,.5025460365546747],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,-3.9797838603007536],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,3.9797838603007536],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,-3.9797838603007536],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,3.9797838603007536],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,-.5025460365546747],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,.5025460365546747],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,-1.9899122337085497],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,1.9899122337085497],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,-3.517859138170441],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,3.517859138170441],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,-3.517859138170441],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,3.517859138170441],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,-1.9899122337085497],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,1.9899122337085497],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,-1.5076407318703584],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,1.5076407318703584],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-3.9797838603007536],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,3.9797838603007536],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,-3.9797838603007536],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,3.9797838603007536],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,-1.5076407318703584],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,1.5076407318703584],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,0],value:40.35329019383896,eigenvalues:[-388.67125722215343,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,-4.522993659584519],value:40.35329019383896,eigenvalues:[-388.67125722215343,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,4.522993659584519],value:40.35329019383896,eigenvalues:[-388.67125722215343,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,0],value:40.35329019383896,eigenvalues:[-388.67125722215343,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,-.5025460365546747],value:40.50254598198023,eigenvalues:[-392.7336623081164,-392.7336623081164],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,.5025460365546747],value:40.50254598198023,eigenvalues:[-392.7336623081164,-392.7336623081164],kind:"MAXIMUM",index:2},{location:[.5025460365546747,-.5025460365546747],value:40.50254598198023,eigenvalues:[-392.7336623081164,-392.7336623081164],kind:"MAXIMUM",index:2},{location:[.5025460365546747,.5025460365546747],value:40.50254598198023,eigenvalues:[-392.7336623081164,-392.7336623081164],kind:"MAXIMUM",index:2},{location:[-4.974691390895051,-3.9797838603007536],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[-4.974691390895051,3.9797838603007536],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,-4.974691390895051],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,4.974691390895051],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[3.9797838603007536,-4.974691390895051],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[3.9797838603007536,4.974691390895051],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[4.974691390895051,-3.9797838603007536],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[4.974691390895051,3.9797838603007536],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[-3.517859138170441,-2.984855701039481],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,2.984855701039481],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,-3.517859138170441],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,3.517859138170441],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,-3.517859138170441],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,3.517859138170441],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,-2.984855701039481],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,2.984855701039481],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,-.9949586376523348],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,.9949586376523348],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,-4.522993659584519],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,4.522993659584519],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,-4.522993659584519],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,4.522993659584519],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,-.9949586376523348],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,.9949586376523348],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,-2.512743318200085],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,2.512743318200085],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-3.9797838603007536],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,3.9797838603007536],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,-3.9797838603007536],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,3.9797838603007536],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,-2.512743318200085],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,2.512743318200085],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-.5025460365546747],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,.5025460365546747],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,-1.5076407318703584],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,1.5076407318703584],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[.5025460365546747,-1.5076407318703584],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[.5025460365546747,1.5076407318703584],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,-.5025460365546747],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,.5025460365546747],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-1.9899122337085497],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,1.9899122337085497],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,-4.522993659584519],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,4.522993659584519],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,-4.522993659584519],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,4.522993659584519],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,-1.9899122337085497],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,1.9899122337085497],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-1.5076407318703584],value:44.522917769611844,eigenvalues:[-392.3293178915282,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,1.5076407318703584],value:44.522917769611844,eigenvalues:[-392.3293178915282,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,-1.5076407318703584],value:44.522917769611844,eigenvalues:[-392.3293178915282,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,1.5076407318703584],value:44.522917769611844,eigenvalues:[-392.3293178915282,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[-4.974691390895051,-.5025460365546747],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,.5025460365546747],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,-4.974691390895051],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,4.974691390895051],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,-4.974691390895051],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,4.974691390895051],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,-.5025460365546747],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,.5025460365546747],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-.5025460365546747],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,.5025460365546747],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,-2.512743318200085],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,2.512743318200085],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[.5025460365546747,-2.512743318200085],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[.5025460365546747,2.512743318200085],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[2.512743318200085,-.5025460365546747],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[2.512743318200085,.5025460365546747],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-4.974691390895051,-1.5076407318703584],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,1.5076407318703584],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-4.974691390895051],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,4.974691390895051],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,-4.974691390895051],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,4.974691390895051],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,-1.5076407318703584],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,1.5076407318703584],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,-3.517859138170441],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,3.517859138170441],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,-3.9797838603007536],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,3.9797838603007536],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,-3.9797838603007536],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,3.9797838603007536],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,-3.517859138170441],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,3.517859138170441],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-1.5076407318703584],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,1.5076407318703584],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,-2.512743318200085],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,2.512743318200085],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,-2.512743318200085],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,2.512743318200085],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[2.512743318200085,-1.5076407318703584],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[2.512743318200085,1.5076407318703584],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-2.984855701039481],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,2.984855701039481],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,-4.522993659584519],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,4.522993659584519],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,-4.522993659584519],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,4.522993659584519],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,-2.984855701039481],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,2.984855701039481],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,-4.974691390895051],value:49.74744586908446,eigenvalues:[391.8032433161297,391.8032433161297],kind:"MINIMUM",index:0},{location:[-4.974691390895051,4.974691390895051],value:49.74744586908446,eigenvalues:[391.8032433161297,391.8032433161297],kind:"MINIMUM",index:0},{location:[4.974691390895051,-4.974691390895051],value:49.74744586908446,eigenvalues:[391.8032433161297,391.8032433161297],kind:"MINIMUM",index:0},{location:[4.974691390895051,4.974691390895051],value:49.74744586908446,eigenvalues:[391.8032433161297,391.8032433161297],kind:"MINIMUM",index:0},{location:[-4.974691390895051,-2.512743318200085],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,2.512743318200085],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-4.974691390895051],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,4.974691390895051],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,-4.974691390895051],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,4.974691390895051],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,-2.512743318200085],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,2.512743318200085],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-2.512743318200085],value:52.56368235502446,eigenvalues:[-391.51937417311717,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,2.512743318200085],value:52.56368235502446,eigenvalues:[-391.51937417311717,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[2.512743318200085,-2.512743318200085],value:52.56368235502446,eigenvalues:[-391.51937417311717,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[2.512743318200085,2.512743318200085],value:52.56368235502446,eigenvalues:[-391.51937417311717,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,-.5025460365546747],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,.5025460365546747],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,-3.517859138170441],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,3.517859138170441],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[.5025460365546747,-3.517859138170441],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[.5025460365546747,3.517859138170441],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,-.5025460365546747],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,.5025460365546747],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,-1.5076407318703584],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,1.5076407318703584],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,-3.517859138170441],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,3.517859138170441],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,-3.517859138170441],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,3.517859138170441],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,-1.5076407318703584],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,1.5076407318703584],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-3.9797838603007536],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,3.9797838603007536],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,-4.522993659584519],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,4.522993659584519],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,-4.522993659584519],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,4.522993659584519],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,-3.9797838603007536],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,3.9797838603007536],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,-3.517859138170441],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,3.517859138170441],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,-4.974691390895051],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,4.974691390895051],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,-4.974691390895051],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,4.974691390895051],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,-3.517859138170441],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,3.517859138170441],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,-2.512743318200085],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,2.512743318200085],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,-3.517859138170441],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,3.517859138170441],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[2.512743318200085,-3.517859138170441],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[2.512743318200085,3.517859138170441],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,-2.512743318200085],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,2.512743318200085],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-.5025460365546747],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,.5025460365546747],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,-4.522993659584519],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,4.522993659584519],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[.5025460365546747,-4.522993659584519],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[.5025460365546747,4.522993659584519],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,-.5025460365546747],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,.5025460365546747],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-1.5076407318703584],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,1.5076407318703584],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,-4.522993659584519],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,4.522993659584519],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,-4.522993659584519],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,4.522993659584519],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,-1.5076407318703584],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,1.5076407318703584],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,-3.517859138170441],value:64.62488195452079,eigenvalues:[-390.30130182169836,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,3.517859138170441],value:64.62488195452079,eigenvalues:[-390.30130182169836,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,-3.517859138170441],value:64.62488195452079,eigenvalues:[-390.30130182169836,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,3.517859138170441],value:64.62488195452079,eigenvalues:[-390.30130182169836,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-4.974691390895051,-4.522993659584519],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,4.522993659584519],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,-4.974691390895051],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,4.974691390895051],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,-4.974691390895051],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,4.974691390895051],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,-4.522993659584519],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,4.522993659584519],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,-2.512743318200085],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,2.512743318200085],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,-4.522993659584519],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,4.522993659584519],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[2.512743318200085,-4.522993659584519],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[2.512743318200085,4.522993659584519],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,-2.512743318200085],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,2.512743318200085],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-3.517859138170441],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,3.517859138170441],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,-4.522993659584519],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,4.522993659584519],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[3.517859138170441,-4.522993659584519],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[3.517859138170441,4.522993659584519],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,-3.517859138170441],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,3.517859138170441],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-4.522993659584519],value:80.70658038767792,eigenvalues:[-388.67125722215343,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,4.522993659584519],value:80.70658038767792,eigenvalues:[-388.67125722215343,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,-4.522993659584519],value:80.70658038767792,eigenvalues:[-388.67125722215343,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,4.522993659584519],value:80.70658038767792,eigenvalues:[-388.67125722215343,-388.67125722215343],kind:"MAXIMUM",index:2}]},rosenbrock:{formula:"(1 - x)**2 + 100*(y - x**2)**2",source:"Rosenbrock (1960), An automatic method for finding the greatest or least value of a function, The Computer Journal 3; its start",box:[[-2,2],[-1,3]],start:[-1.2,1],critical_points:[{location:[1,1],value:0,eigenvalues:[.39936076748763305,1001.6006392325123],kind:"MINIMUM",index:0}]},saddle:{formula:"x**2 - y**2",source:"the textbook saddle; from (1, 1e-6) as in the animations after A. Radford (2014), whose settings were never published: a re-creation",box:[[-2,2],[-2,2]],start:[1,1e-6],critical_points:[{location:[0,0],value:0,eigenvalues:[-2,2],kind:"STRICT_SADDLE",index:1}]},valley:{formula:"y**2",source:"a valley that is flat along x: every point of the axis y = 0 is a global minimum and critical; the origin stands for them all",box:[[-2,2],[-2,2]],start:[1,1],critical_points:[{location:[0,0],value:0,eigenvalues:[0,2],kind:"DEGENERATE",index:0}]},xy:{formula:"x*y",source:"the saddle met by gradient descent in pennylane-pq issue 6: the sum contracts, the difference grows",box:[[-2,2],[-2,2]],start:[1,.999999],critical_points:[{location:[0,0],value:0,eigenvalues:[-1,1],kind:"STRICT_SADDLE",index:1}]}}};var Pa=Qh.landscapes,Da=Object.keys(Pa),Ia=new Map;function bt(i){let e=i.trim(),t=Ia.get(e);if(t)return t;let n=l0(e);return Ia.size>=64&&Ia.clear(),Ia.set(e,n),n}function l0(i){if(Object.hasOwn(Pa,i)){let s=Pa[i];return{text:i,formula:Cc(s.formula),named:!0,source:s.source,box:s.box,start:s.start,known:s.critical_points}}let e=/^[A-Za-z_][A-Za-z0-9_]*$/.test(i),t=ci.includes(i)||/^x[0-9]+$/.test(i);if(e&&!t||Object.hasOwn(Pa,i.toLowerCase().replace(/[\s-]+/g,"_"))){let s=Ra(i,Da,3,.5),r=s.length>0?`Did you mean ${s.map(st).join(" or ")}?`:"Choose one of the accepted names.";throw new ze(`unknown landscape ${st(hn(i))}`,Da.join(", "),`${r} A formula such as 'x**2 - y**2' works too.`)}let n=Cc(i);if(n.variables.length>2)throw new ze(`a formula of ${n.variables.length} variables`,"one or two: x and y, or x1 and x2","The page draws a surface over a plane.");return{text:i,formula:n,named:!1,source:"typed",box:null,start:null,known:null}}function ed(i,e,t){let n=Mt(i),s=Array.from({length:t},()=>new Float64Array(n)),r=(a,o)=>{s.forEach((l,c)=>{l[a]=o[c]})};if(i.kind==="points")i.points.forEach((a,o)=>r(o,a));else if(i.kind==="line"){let{from:a,to:o}=i;for(let l=0;l<n;l++){let c=n>1?l/(n-1):0;r(l,[a[0]+c*(o[0]-a[0]),a[1]+c*(o[1]-a[1])])}}else{let a=new An(e,"start",hi(t)),o=new Float64Array(t);for(let l=0;l<n;l++)i.radius>0&&a.normals(l,0,o),r(l,Array.from(o,(c,u)=>i.center[u]+i.radius*c))}return s}function td(i){return i.kind==="points"?i.points[0]:i.kind==="line"?i.from:i.center}function nd(i,e,t){if(i.nDims!==2)return[];let n=i.criticalPoints.map((r,a)=>({point:r,saddle:a})).filter(({point:r})=>r.kind==="STRICT_SADDLE"&&r.index===1);return(n.length<=8?n:n.filter(({point:r})=>r===e?.point)).flatMap(({point:r,saddle:a})=>{let o=(c,u)=>[1,-1].map(d=>c0(t,i.box,r.location,[d*c[0],d*c[1]],u)),l=[];return r.eigenvalues[1]>0&&l.push({saddle:a,kind:"stable",branches:o(r.eigenvectors[1],1)}),l.push({saddle:a,kind:"unstable",branches:o(r.eigenvectors[0],-1)}),l})}function c0(i,e,t,n,s){let r=Math.hypot(e[0][1]-e[0][0],e[1][1]-e[1][0]),a=.005*r,o=(g,v)=>{let[m,p]=i.look([g,v]).gradient,M=Math.hypot(m,p);return M>0&&M<1/0?[s*m/M,s*p/M]:[0,0]},l=(g,v)=>[g,v].every((m,p)=>{let[M,A]=e[p],b=.05*(A-M);return m>=M-b&&m<=A+b}),c=t[0]+1e-4*r*n[0],u=t[1]+1e-4*r*n[1],d=[t[0],c],h=[t[1],u],f=[0,0];for(let g=0;g<4*r&&l(c,u);g+=a){let v=o(c,u),m=o(c+.5*a*v[0],u+.5*a*v[1]),p=o(c+.5*a*m[0],u+.5*a*m[1]),M=o(c+a*p[0],u+a*p[1]),A=[a*(v[0]+2*m[0]+2*p[0]+M[0])/6,a*(v[1]+2*m[1]+2*p[1]+M[1])/6];if(!(Math.hypot(...A)>.5*a)||A[0]*f[0]+A[1]*f[1]<0)break;c+=A[0],u+=A[1],f=A,d.push(c),h.push(u)}return[Float32Array.from(d),Float32Array.from(h)]}var Pc=1e-8,u0=1e-10,id=1e-4,h0=.01,d0=[21,30,43,60],f0=1e7,p0=.001,m0=150;function La(i){if(!i.every(Number.isFinite))return"UNDECIDED";let e=Pc*Math.max(...i.map(Math.abs)),t=i.filter(s=>s<-e).length,n=i.filter(s=>s>e).length;return t===i.length?"MAXIMUM":t>0?"STRICT_SADDLE":n===i.length?"MINIMUM":"DEGENERATE"}function rd(i){let e=Pc*Math.max(...i.map(Math.abs));return i.filter(t=>t<-e).length}function Na(i,e){return new Ic(i,e).run()}var Ic=class{constructor(e,t){this.f=e;this.box=t;this.middle=t.map(([n,s])=>.5*(n+s)),this.diagonal=rn(t.map(([n,s])=>s-n)),this.end=e.n+f0}f;box;middle;diagonal;scale=Number.NaN;end;run(){let e=[],t=[];for(let n of d0){let s=[this.middle,...this.grid(n)];if(Number.isNaN(this.scale)){let a=s.map(o=>rn(this.f.look(o).gradient)).filter(Number.isFinite);if(this.scale=y0(a),!(this.scale>0))return[]}let r=e.length+t.length;for(let a of s){if(this.f.n>this.end)break;let o=this.newton(a,100,u=>this.isKnown(u,e,t));if(o===null||!this.isCritical(o)||o.some((u,d)=>u<this.box[d][0]||u>this.box[d][1]))continue;let l=o.map(u=>Math.abs(u)<1e-12*this.diagonal?0:u);g0(this.eigenvalues(l))?t.length<m0&&sd(t,l,h0*this.diagonal):sd(e,l,id*this.diagonal)}if(e.length+t.length===r||this.f.n>this.end)break}return[...e,...this.oneOfEach(t)].map(n=>this.described(n)).sort(v0)}grid(e){let t=this.box.map(([n,s])=>x0(n,s,this.box.length===1?e*e:e));return t.length===1?t[0].map(n=>[n]):t[0].flatMap(n=>t[1].map(s=>[n,s]))}described(e){return{location:e,value:this.f.look(e).value,eigenvalues:this.eigenvalues(e)}}newtonStep(e){let{gradient:t}=this.f.look(e),n=this.f.eigenpairs(e),s=e.map(()=>0);if(!(t.every(Number.isFinite)&&n.every(({value:o})=>Number.isFinite(o))))return s;let a=1e-13*Math.max(...n.map(({value:o})=>Math.abs(o)));for(let{value:o,vector:l}of n){if(Math.abs(o)<=a)continue;let c=l.reduce((u,d,h)=>u+d*t[h],0);l.forEach((u,d)=>{s[d]-=u*c/o})}return s}isKnown(e,t,n){let s=(r,a)=>r.some(o=>Math.abs(o[0]-e[0])<=a&&fi(o,e)<=a);return s(t,id*this.diagonal)||s(n,p0*this.diagonal)}newton(e,t,n){let s=e,r=rn(this.f.look(s).gradient);for(let a=0;a<t&&r>0;a++){let o=this.newtonStep(s),l=Math.min(1,.1*this.diagonal/Math.max(rn(o),1e-300));o=o.map(u=>u*l);let c=!1;for(let u=0;u<6&&!c;u++){let d=s.map((f,g)=>f+o[g]),h=rn(this.f.look(d).gradient);h<r?[s,r,c]=[d,h,!0]:o=o.map(f=>.5*f)}if(!c)break;if(n?.(s))return null}return s}isCritical(e){let t=this.f.look(e);if(!(rn(t.gradient)<=u0*this.scale)||!Number.isFinite(t.value)||!(rn(this.newtonStep(e))<=1e-4*this.diagonal))return!1;let n=this.f.hessian(e),s=e.map((a,o)=>rn(e.map((l,c)=>n(o,c))));if(!s.every(Number.isFinite))return!1;let r=1e-7*this.diagonal;return e.every((a,o)=>{let l=2*r*s[o]+.001*this.scale;return[-r,r].every(c=>{let u=e.map((d,h)=>h===o?d+c:d);return rn(this.f.look(u).gradient)<=l})})}eigenvalues(e){let t=64*Number.EPSILON*this.scale;return this.f.eigenpairs(e).map(({value:s,vector:r})=>{let a=Math.abs(s),o=Math.min(t/Math.max(a,1e-300),.001*this.diagonal);return[-o,o].some(c=>{let u=this.f.hessian(e.map((h,f)=>h+c*r[f])),d=0;return r.forEach((h,f)=>{r.forEach((g,v)=>{d+=h*g*u(f,v)})}),Math.abs(d-s)>.5*a})?0:s}).sort((s,r)=>s-r)}oneOfEach(e){let t=e.map((s,r)=>r),n=Math.min(6,e.length-1);return e.forEach((s,r)=>{let a=e.map((o,l)=>({j:l,gap:fi(s,o)})).filter(({j:o})=>o!==r).sort((o,l)=>o.gap-l.gap).slice(0,n);for(let{j:o,gap:l}of a){if(!(l<.1*this.diagonal))continue;let c=s.map((f,g)=>.5*(f+e[o][g])),u=this.newton(c,30);if(!this.isCritical(u)||!(fi(u,c)<.25*l))continue;let[d,h]=[Math.min(t[r],t[o]),Math.max(t[r],t[o])];t.forEach((f,g)=>{f===h&&(t[g]=d)})}}),[...new Set(t)].map(s=>e.filter((r,a)=>t[a]===s).reduce((r,a)=>fi(a,this.middle)<fi(r,this.middle)?a:r))}};function g0(i){let e=i.map(Math.abs);return Math.min(...e)<=Pc*Math.max(...e)}function sd(i,e,t){i.some(n=>fi(n,e)<=t)||i.push(e)}function v0(i,e){if(i.value!==e.value)return i.value-e.value;let t=i.location.findIndex((n,s)=>n!==e.location[s]);return t<0?0:i.location[t]-e.location[t]}function x0(i,e,t){return Array.from({length:t},(n,s)=>i+(e-i)*s/(t-1))}function y0(i){let e=[...i].sort((n,s)=>n-s),t=e.length/2;return e.length===0?Number.NaN:e.length%2?e[Math.floor(t)]:.5*(e[t-1]+e[t])}var Ua=[[-2,2],[-2,2]],_0=20;function ad(i){let e=bt(i.landscape),t=new Ii(e.formula),{box:n,found:s}=M0(e,t,i.box),r=s.map(l=>b0(l,t)),a={landscape:e.text,formula:e.formula.text,named:e.named,nDims:t.nDims,box:n,criticalPoints:r},o=w0(a,td(i.starts));return{...a,reference:o,manifolds:nd(a,o,t)}}var Pi=(i,e)=>i.slice(0,e);function Dc(i){return Math.hypot(...Pi(i.box,i.nDims).map(([e,t])=>t-e))}function M0(i,e,t){if(i.known)return{box:t??i.box,found:i.known};if(t)return{box:t,found:Na(e,Pi(t,e.nDims))};let n=Ua.map(([o,l])=>[5*o,5*l]),s=Na(e,Pi(n,e.nDims));if(s.length===0||s.length>_0)return{box:Ua,found:Na(e,Pi(Ua,e.nDims))};let[r,a]=Ua.map(([,o],l)=>Math.max(o,1.25*Math.max(...s.map(({location:c})=>Math.abs(c[l]??0)))));return{box:[[-r,r],[-a,a]],found:s}}function b0(i,e){let n=e.eigenpairs(i.location).map(({vector:r})=>S0(r)),{eigenvalues:s}=i;return{location:[i.location[0],i.location[1]??0],value:i.value,eigenvalues:[s[0],s[1]??s[0]],eigenvectors:[n[0],n[1]??n[0]],kind:La(s),index:rd(s)}}function S0(i){let t=(Math.abs(i[0])>=Math.abs(i[1]??0)?i[0]:i[1])<0?-1:1;return[t*i[0],t*(i[1]??0)]}function Lc(i,e,t){let n=null,s=1/0;for(let r of i){let a=Math.hypot(e-r.location[0],t-r.location[1]);(n===null||a<s)&&([n,s]=[r,a])}return n&&{point:n,distance:s}}function w0(i,e){let{nDims:t}=i,n=[e[0],t===2?e[1]:0],s=Lc(i.criticalPoints,...n);if(s===null||s.point.kind==="MINIMUM")return null;let{point:r}=s,a=i.criticalPoints.filter(d=>d!==r).map(d=>fi(d.location,r.location)),o=Pi(i.box,t).map(([d,h])=>h-d),l=.5*Math.min(.5*Math.min(...o),...a),c=r.eigenvectors.slice(0,Math.min(r.index,t)),u={point:r,radius:l,escapeDirections:c};return Nc(u,n)<l?u:null}function Nc({point:i,escapeDirections:e},t){let n=t[0]-i.location[0],s=t[1]-i.location[1];return e.length===0?Math.hypot(n,s):Math.hypot(...e.map(([r,a])=>r*n+a*s))}var yr=3.8414588206941254;function od(i,e){if(e===0)return{value:0,low:0,high:1};let t=i/e,n=(t+yr/(2*e))/(1+yr/e),r=Math.sqrt(yr*(t*(1-t)+yr/(4*e))/e)/(1+yr/e);return{value:t,low:Math.max(0,n-r),high:Math.min(1,n+r)}}function ld(i,e){let t=Float64Array.from(i).sort(),n=[],s=[],r=1;for(let a=0;a<t.length;){let o=a;for(;o<t.length&&t[o]===t[a];)o+=1;r*=1-(o-a)/(e-a),n.push(t[a]),s.push(r),a=o}return{steps:Float32Array.from(n),share:Float32Array.from(s)}}var T0=.02,A0=100,E0=1e-6,kn=2147483647,ka=class{constructor(e,t,n){this.place=e;this.starts=t;let s=t[0].length,r=()=>new Int32Array(s).fill(kn);this.marks={escaped:r(),climbed:r(),fallen:r(),outside:r(),notFinite:r()},this.watch=this.watcher(n)}place;starts;watch;marks;watcher(e){let{place:t,marks:n}=this,s=Pi(t.box,t.nDims).map(([o,l])=>.5*(o+l)),r=A0*Dc(t),a=this.escapeTest();return(o,l,c)=>{let[u,d]=[l[0],l[1]],h=u.length;for(let f=0;f<h;f++){let[g,v,m]=[u[f],d?d[f]:0,c[f]],p=Number.isFinite(g)&&Number.isFinite(v);if(!p&&n.notFinite[f]===kn&&(n.notFinite[f]=o),p&&!Number.isFinite(m)&&n.outside[f]===kn&&(n.outside[f]=o),Math.abs(g-s[0])>r||d&&Math.abs(v-s[1])>r){let M=m<=e?n.fallen:n.climbed;M[f]===kn&&(M[f]=o)}a&&n.escaped[f]===kn&&a(g,v,m)&&(n.escaped[f]=o)}}}escapeTest(){let{reference:e}=this.place;if(e===null)return null;let{point:t,radius:n,escapeDirections:s}=e,[r,a]=t.location;if(s.length===0)return(d,h,f)=>(d-r)**2+(h-a)**2>=n**2&&f<t.value;let[[o,l],c]=s,u=(d,h,f,g)=>(d===0?0:d*(f-r))+(h===0?0:h*(g-a));return c?(d,h)=>u(o,l,d,h)**2+u(c[0],c[1],d,h)**2>=n**2:(d,h)=>Math.abs(u(o,l,d,h))>=n}escapedAt(e){return this.happened(e)==="ESCAPED"?this.marks.escaped[e]:null}happened(e){let{marks:t}=this,n=t.escaped[e],s=t.fallen[e],r=t.outside[e]<s?t.outside[e]:kn,a=t.climbed[e]<s?t.climbed[e]:kn,o=t.notFinite[e]<s?t.notFinite[e]:kn;return n!==kn&&n===s||r>=a&&Math.min(a,o)!==kn?"DIVERGED":r<n?"LEFT_DOMAIN":n===kn?null:"ESCAPED"}outcomes(e){let t=new Ii(this.formula);return Array.from(e[0],(n,s)=>this.happened(s)??this.rest(s,e,t))}verdicts(e){let t=e[0].length,n=Object.fromEntries(es.map(o=>[o,0])),s=[];this.outcomes(e).forEach((o,l)=>{n[o]+=1,o==="ESCAPED"&&s.push(this.marks.escaped[l])});let r=Object.fromEntries(es.map(o=>[o,od(n[o],t)])),a=this.place.reference?ld(s,t):null;return{tally:n,shares:r,survival:a}}get formula(){return bt(this.place.landscape).formula}rest(e,t,n){let{place:s}=this;if(s.reference)return"STUCK";let r=t.map(l=>l[e]);if(!r.every(Number.isFinite))return"UNDECIDED";let a=Lc(s.criticalPoints,r[0],r[1]??0);if(a&&a.distance<=T0*Dc(s))return cd(a.point.kind);if(Pi(s.box,s.nDims).some(([l,c],u)=>!(r[u]>=l&&r[u]<=c)))return"UNDECIDED";let o=rn(n.look(this.starts.map(l=>l[e])).gradient);return rn(n.look(r).gradient)<=E0*o?cd(La(n.eigenpairs(r).map(({value:l})=>l))):"UNDECIDED"}};function cd(i){return i==="MINIMUM"?"CONVERGED":i==="DEGENERATE"?"UNDECIDED":"STUCK"}var _r=12,R0=24,ud=2**31,Fa=class{constructor(e,t,n,s){this.plan=e;this.starts=t;this.optimizer=n;this.walker=s;this.ensemble=this.fresh()}plan;starts;optimizer;walker;ensemble;recent=[];fresh(){return this.recent=[],new Ci(this.plan,this.starts.map(e=>e.slice(this.walker,this.walker+1)),this.walker)}at(e){for(this.ensemble.step>e&&(this.ensemble=this.fresh());this.ensemble.step<e;)this.advance();let{ensemble:t}=this,n=ts(t.points),s=t.look()[0],r=ts(t.exact),a=this.around(e,r),o=hd(t);this.advance();let l=hd(t),c=ts(t.points);return{optimizer:this.optimizer,walker:this.walker,step:e,point:n,value:s,gradient:r,around:a,drawn:ts(t.gradient),memory:Object.fromEntries(Object.keys(o).map(u=>[u,{before:o[u],after:l[u]}])),learningRate:this.plan.settings.learning_rate*t.factor(e),move:[c[0]-n[0],c[1]-n[1]],next:c,recent:[...this.recent],curvatures:new Ii(this.plan.formula).eigenpairs(n).map(u=>({value:u.value,vector:[u.vector[0],u.vector[1]??0]}))}}advance(){this.ensemble.advance(1),this.recent.push(ts(this.ensemble.gradient)),this.recent.length>R0&&this.recent.shift()}around(e,t){let{batches:n,noise:s,seed:r,formula:a}=this.plan,o=a.variables.length,l=Array.from({length:o},(c,u)=>new Float64Array(_r).fill(t[u]));if(n){let c=new Ss(n,r,_r);for(let u=0;u<_r;u++)c.add(u,ud+u,e,l,!0)}else if(s){let c=s.direction?1:o,u=new An(r,"noise",hi(c)),d=new Float64Array(c);for(let h=0;h<_r;h++)u.normals(ud+h,e,d),l.forEach((f,g)=>{f[h]+=s.std*(s.direction?s.direction[g]*d[0]:d[g])})}else return[];return Array.from({length:_r},(c,u)=>ts(l,u))}};function ts(i,e=0){return[i[0][e],i[1]?i[1][e]:0]}function hd({rule:i}){return Object.fromEntries(Object.entries(i.memory).map(([e,t])=>[e,ts(t)]))}var C0=2048,Mr=class{constructor(e,t,n){this.walker=n;this.ensemble=new Ci(e,t.map(s=>s.slice(n,n+1)),n),this.path=this.ensemble.points.map(s=>[s[0]])}walker;ensemble;path=[];stride=1;advanceTo(e){for(;this.ensemble.step<e;)this.ensemble.advance(1),this.ensemble.step%this.stride===0&&this.note()}note(){this.ensemble.points.forEach((e,t)=>this.path[t].push(e[0])),!(this.path[0].length<C0)&&(this.stride*=2,this.path=this.path.map(e=>e.filter((t,n)=>n%2===0)))}drawn(){let e=this.ensemble.points.map(s=>s[0]),t=this.ensemble.step%this.stride===0,n=s=>this.path[s]?Float32Array.from(t?this.path[s]:[...this.path[s],e[s]]):new Float32Array(this.path[0].length+(t?0:1));return[n(0),n(1)]}value(){return this.ensemble.look()[0]}};function dd(i){let{formula:e}=bt(i.landscape),t=e.variables.length,n=i.batch&&Lh(i.batch,i.noise,i.seed,t);return{plans:i.optimizers.map(({rule:r,settings:a})=>({formula:e,rule:r,settings:a,batches:n,seed:i.seed,schedule:i.schedule,noise:n?null:I0(i,t)})),starts:ed(i.starts,i.seed,t)}}function I0({noise:i},e){if(i===null||i.std===0)return null;if(i.direction===null)return{std:i.std,direction:null};let t=i.direction.slice(0,e);return Math.hypot(...t)>0?{std:i.std,direction:_c(t)}:null}var P0=60,D0=10,L0=2e3,N0=5e3,Oa=class{constructor(e,t){this.state=e;this.drawn=t;this.place=ad(e),this.runs=dd(e),this.selected=e.selected,this.restart()}state;drawn;place;runs;racers=[];examiner=null;examined=null;selected;counted=-1/0;countedStep=-1;countTook=0;fromStart=null;get step(){return this.racers[0].ensemble.step}get done(){return this.step>=this.state.steps}restart(){let{plans:e,starts:t}=this.runs;this.countedStep=-1,this.racers=e.map(n=>{let s=new Ci(n,t),r=s.look().reduce((o,l)=>Math.max(o,l),-1/0),a=new ka(this.place,t,r);return{plan:n,ensemble:s,judge:a,companion:new Mr(n,t,this.walker),verdicts:null}})}get walker(){let e=this.selected?.walker??0;return Math.min(e,Mt(this.state.starts)-1)}get optimizer(){return Math.min(this.selected?.optimizer??0,this.racers.length-1)}advance(e,t){let n=performance.now()+t,s=Math.min(this.state.steps,this.step+e),r=performance.now();for(;this.step<s;){for(let{ensemble:o,judge:l}of this.racers)o.advance(1,l.watch);let a=performance.now();if(a+(a-r)>n)break;r=a}}seek(e){let t=Math.max(0,Math.min(e,this.state.steps));t<this.step&&this.restart(),this.advance(t-this.step,1/0)}select(e){this.selected=e,this.examiner=null;for(let t of this.racers)t.companion.walker!==this.walker&&(t.companion=new Mr(t.plan,this.runs.starts,this.walker))}examine(e){this.examined=e}frame(){let e=performance.now();this.count();for(let{companion:s}of this.racers)s.advanceTo(this.step);let t=this.racers.length*Mt(this.state.starts),n=Math.max(1,Math.ceil(t/this.drawn));return{step:this.step,nSteps:this.state.steps,optimizers:this.racers.map(s=>this.racerFrame(s,n)),forecast:this.forecast(),anatomy:this.anatomy(),done:this.done,milliseconds:performance.now()-e}}count(){let e=performance.now(),t=this.racers.length*Mt(this.state.starts)>L0,n=this.countedStep<0;if(this.countedStep===this.step)return;let s=Math.max(P0,D0*this.countTook);if(!(t&&!n&&!this.done&&e-this.counted<s)){for(let r of this.racers)r.ensemble.look(r.judge.watch),r.verdicts=r.judge.verdicts(r.ensemble.points);this.countedStep=this.step,this.counted=performance.now(),this.countTook=this.counted-e}}racerFrame({ensemble:e,companion:t,verdicts:n},s){let{batch:r}=this.state;return{...n,points:[fd(e.points[0],s),fd(e.points[1],s,e.nWalkers)],stride:s,nWalkers:e.nWalkers,path:t.drawn(),value:t.value(),nSampleGradients:r?U0(r,this.step):this.step,done:this.done}}forecast(){let{reference:e}=this.place,t=this.optimizer,{plan:n,companion:s,judge:r}=this.racers[t];if(!e||e.escapeDirections.length===0)return null;let a={rule:n.rule,settings:n.settings,schedule:this.state.schedule},o=-e.point.eigenvalues[0],l=this.place.nDims,c=e.escapeDirections[0].slice(0,l),u=p=>({curvature:o,direction:c,radius:e.radius,offset:c.reduce((M,A,b)=>M+A*(p[b]-e.point.location[b]),0),noiseStd:k0(n,c)}),d=`${t}/${s.walker}`;if(this.fromStart?.key!==d){let p=this.runs.starts.map(M=>M[s.walker]);this.fromStart={key:d,answer:this.answer(a,u(p))}}let{steps:h,reason:f}=this.fromStart.answer,g=[s.ensemble.points[0][0],s.ensemble.points[1]?.[0]??0],v=r.escapedAt(s.walker),m=0;if(v===null){let p={step:this.step,memory:s.ensemble.rule.memory};m=this.answer(a,u(s.ensemble.points.map(A=>A[0])),p,N0).steps??(h===null?null:Math.max(0,h-this.step))}return{optimizer:t,walker:s.walker,curvature:o,factor:vr(a,o,this.step),displacement:Nc(e,g),radius:e.radius,stepsLeft:m,fromStart:h,escapedAt:v,reason:f}}answer(e,t,n,s){return this.state.batch?{steps:null,reason:"No closed form for mini-batches on this page."}:t.direction.length===2&&this.place.reference.escapeDirections.length>1?{steps:null,reason:"Several directions lead out: no closed form on this page."}:!t.direction.some(a=>Math.abs(a)>1-1e-9)&&Number.isNaN(vr(e,1))?{steps:null,reason:"Its step divides coordinate by coordinate, and the way out is along none: no closed form."}:Vh(e,t,n,s)}anatomy(){if(this.examined===null||this.examined==="last"&&this.step===0)return null;let{walker:e,optimizer:t}=this;(this.examiner?.walker!==e||this.examiner.optimizer!==t)&&(this.examiner=new Fa(this.racers[t].plan,this.runs.starts,t,e));let n=this.examined==="last"?this.step-1:this.examined;return this.examiner.at(Math.max(0,Math.min(n,this.state.steps-1)))}};function U0(i,e){if(i.sampling==="replacement")return i.size*e;let t=Math.ceil(i.samples/i.size);return Math.floor(e/t)*i.samples+e%t*i.size}function k0(i,e){if(i.noise===null)return 0;let t=i.noise.direction;return t===null?i.noise.std:i.noise.std*Math.abs(t.reduce((n,s,r)=>n+s*e[r],0))}function fd(i,e,t=0){let n=Math.ceil((i?.length??t)/e),s=new Float32Array(n);if(i)for(let r=0;r<n;r++)s[r]=i[r*e];return s}var Ba=class{constructor(e){this.answer=e}answer;runner=null;run=0;take(e){try{this.obey(e)}catch(t){let s=t instanceof ze||t instanceof Gt?t.message:`the simulation failed (${String(t)}); accepted: another state. Reload the page.`;this.runner=null,this.answer({type:"refused",run:e.run,message:s},[])}}obey(e){if(e.type==="reset"){this.run=e.run,this.runner=null,this.runner=new Oa(e.state,e.drawn),this.answer({type:"place",run:e.run,place:this.runner.place},[]),this.send(0);return}if(this.runner===null||e.run!==this.run)return;let t=performance.now();e.type==="draw"?this.runner.drawn=e.drawn:e.type==="select"?this.runner.select(e.selected):e.type==="examine"?this.runner.examine(e.step):e.type==="seek"?this.runner.seek(e.step):this.runner.advance(e.steps,e.milliseconds),this.send(performance.now()-t)}send(e){let t=this.runner.frame(),n={...t,milliseconds:t.milliseconds+e};this.answer({type:"frame",run:this.run,frame:n},F0(n))}};function F0(i){let e=i.optimizers.flatMap(t=>[...t.points,...t.path]);return[...new Set(e.map(t=>t.buffer))]}function pd(i){let e='"use strict";(()=>{var V=["sin","cos","tan","exp","log","sqrt","abs","tanh","sinh","cosh","arctan"],j={pi:Math.PI,e:Math.E},w=["x","y","z"],K=`numbers, + - * / **, parentheses, the variables x, y, z or x1 to x100, the constants ${Object.keys(j).join(" and ")}, and the functions ${V.join(", ")}`,E=class extends Error{constructor(n,t,a,o=null){let r=o===null?"":` at column ${o}`;super(`${n}${r}; accepted: ${t}. ${a}`);this.received=n;this.accepted=t;this.advice=a;this.column=o;this.name="FormulaError"}received;accepted;advice;column};function C(i,e,n,t){throw new E(`formula ${y(S(i))}: ${e}`,K,n,t)}function S(i){let e=Array.from(i);return e.length<=60?i:e.slice(0,57).join("")+"..."}function y(i){let e=i.includes("\'")&&!i.includes(\'"\')?\'"\':"\'",n="";for(let t of i){let a=t.codePointAt(0);t==="\\\\"||t===e?n+="\\\\"+t:t===`\n`?n+="\\\\n":t==="\\r"?n+="\\\\r":t==="	"?n+="\\\\t":a<32||a>=127&&a<161||a===173?n+="\\\\x"+a.toString(16).padStart(2,"0"):a>255&&Tn.test(t)?n+=fe(a):n+=t}return e+n+e}var Tn=/[\\p{C}\\p{Z}]/u;function fe(i){return i<=255?"\\\\x"+i.toString(16).padStart(2,"0"):i<=65535?"\\\\u"+i.toString(16).padStart(4,"0"):"\\\\U"+i.toString(16).padStart(8,"0")}function R(i){if(Number.isNaN(i))return"nan";if(!Number.isFinite(i))return i>0?"inf":"-inf";if(i===0)return Object.is(i,-0)?"-0":"0";let[e,n]=i.toExponential(5).split("e"),t=Number(n);if(t<-4||t>=6){let o=e.replace(/\\.?0+$/,""),r=String(Math.abs(t)).padStart(2,"0");return`${o}e${t<0?"-":"+"}${r}`}let a=i.toFixed(Math.max(0,5-t));return a.includes(".")?a.replace(/\\.?0+$/,""):a}var O=class extends Error{constructor(n,t,a){super(`${n}; accepted: ${t}. ${a}`);this.received=n;this.accepted=t;this.advice=a;this.name="Refusal"}received;accepted;advice};var Dn={start:3749115315,noise:2112928580,optimizer:3012559837,sample:2075585070};function Oe(i,e,n){let t=i<4294967296?[i]:[i>>>0,Math.floor(i/4294967296)];for(;t.length<4;)t.push(0);t.push(Dn[e],n);let a=Rn(En(t),2);return[a[0],a[1]]}function En(i){let e=new Uint32Array(4),n=1135663077,t=o=>(o=(o^n)>>>0,n=Math.imul(n,2468251765)>>>0,o=Math.imul(o,n)>>>0,(o^o>>>16)>>>0),a=(o,r)=>{let s=Math.imul(3389127133,o)-Math.imul(1232336661,r)>>>0;return(s^s>>>16)>>>0};for(let o=0;o<4;o++)e[o]=t(i[o]??0);for(let o=0;o<4;o++)for(let r=0;r<4;r++)o!==r&&(e[r]=a(e[r],t(e[o])));for(let o=4;o<i.length;o++)for(let r=0;r<4;r++)e[r]=a(e[r],t(i[o]));return e}function Rn(i,e){let n=new Uint32Array(e),t=2337405405;for(let a=0;a<e;a++){let o=(i[a%4]^t)>>>0;t=Math.imul(t,1492356589)>>>0,o=Math.imul(o,t)>>>0,n[a]=(o^o>>>16)>>>0}return n}var _n=466688986,A=class{constructor(e,n,t){this.nBlocks=t;this.keys=Array.from({length:t},(a,o)=>Oe(e,n,o))}nBlocks;keys;words=new Uint32Array(2);normals(e,n,t){for(let a=0;a<t.length;a+=2){let o=this.keys[a>>1];Xe(o[0],o[1],e,n,this.words);let r=this.words[0],s=this.words[1],l=Math.sqrt(-2*Math.log((r+.5)*2**-32)),c=((s>>>1)*2**-31-(.5-2**-32))*Math.PI;t[a]=l*Math.cos(c)*(1-2*(s&1)),a+1<t.length&&(t[a+1]=l*Math.sin(c))}}bits(e,n,t,a){let o=this.keys[t];Xe(o[0],o[1],e,n,a)}uniform(e,n){return this.bits(e,n,this.nBlocks-1,this.words),(this.words[0]+.5)*2**-32}},N=i=>i+1>>1;function Xe(i,e,n,t,a){let o=i^e^_n,r=n+i|0,s=t+e|0;r=r+s|0,s=(s<<13|s>>>19)^r,r=r+s|0,s=(s<<15|s>>>17)^r,r=r+s|0,s=(s<<26|s>>>6)^r,r=r+s|0,s=(s<<6|s>>>26)^r,r=r+e|0,s=s+o+1|0,r=r+s|0,s=(s<<17|s>>>15)^r,r=r+s|0,s=(s<<29|s>>>3)^r,r=r+s|0,s=(s<<16|s>>>16)^r,r=r+s|0,s=(s<<24|s>>>8)^r,r=r+o|0,s=s+i+2|0,r=r+s|0,s=(s<<13|s>>>19)^r,r=r+s|0,s=(s<<15|s>>>17)^r,r=r+s|0,s=(s<<26|s>>>6)^r,r=r+s|0,s=(s<<6|s>>>26)^r,r=r+i|0,s=s+e+3|0,r=r+s|0,s=(s<<17|s>>>15)^r,r=r+s|0,s=(s<<29|s>>>3)^r,r=r+s|0,s=(s<<16|s>>>16)^r,r=r+s|0,s=(s<<24|s>>>8)^r,r=r+e|0,s=s+o+4|0,r=r+s|0,s=(s<<13|s>>>19)^r,r=r+s|0,s=(s<<15|s>>>17)^r,r=r+s|0,s=(s<<26|s>>>6)^r,r=r+s|0,s=(s<<6|s>>>26)^r,r=r+o|0,s=s+i+5|0,a[0]=r,a[1]=s}function W(i,e){return i>=e?i*(i+1)/2+e:e*(e+1)/2+i}function X(i,e,n){let t=i.variables.length,a=new Float64Array(n),o=[],r=[],s=new xe(t,e,n);for(let d of i.nodes){let u=s.register(d,o);o.push(u),d.value!==null?u.value.fill(d.value):d.operation==="variable"?(u.first[d.variable]?.fill(1),r.push((v,m)=>{u.value.set(v[d.variable].subarray(0,m))})):r.push(wn(d,i,o,u,t))}let l=o[o.length-1],c={value:l.value,gradient:l.first.map(d=>d??a),hessian:l.second.map(d=>d??a)};return{nDims:t,evaluate(d,u){for(let v of r)v(d,u);return c}}}var xe=class{constructor(e,n,t){this.nDims=e;this.order=n;this.size=t}nDims;order;size;array(){return new Float64Array(this.size)}register(e,n){let t=e.inputs.map(l=>n[l]),a=e.value!==null,o=Array.from({length:this.order>=1?this.nDims:0},(l,c)=>!a&&(e.variable===c||t.some(d=>d.first[c]))?this.array():null),r=this.order>=2?this.nDims*(this.nDims+1)/2:0,s=Array.from({length:r},()=>null);if(!a&&r>0)for(let l=0;l<this.nDims;l++)for(let c=0;c<=l;c++){let d=W(l,c);(!["negative","add","subtract","variable"].includes(e.operation)&&o[l]&&o[c]||t.some(m=>m.second[d]))&&(s[d]=this.array())}return{value:this.array(),first:o,second:s}}};function wn(i,e,n,t,a){let[o,r]=i.inputs.map(s=>n[s]);switch(i.operation){case"negative":return(s,l)=>{pe(t,o,-1,null,0,l)};case"add":return(s,l)=>{pe(t,o,1,r,1,l)};case"subtract":return(s,l)=>{pe(t,o,1,r,-1,l)};case"multiply":return(s,l)=>{let{value:c}=t;for(let d=0;d<l;d++)c[d]=o.value[d]*r.value[d];$e(t,o,r,a,l)};case"divide":return Cn(t,o,r,a);case"power":{let s=e.nodes[i.inputs[1]].value,l=e.nodes[i.inputs[0]].value;return s!==null?H(t,o,a,Nn(s)):l!==null?H(t,r,a,Ln(l)):Un(t,o,r,a)}default:return H(t,o,a,ye[i.name])}}function pe(i,e,n,t,a,o){ge(i.value,e.value,n,t?t.value:null,a,o),i.first.forEach((r,s)=>r&&ge(r,e.first[s],n,t?t.first[s]:null,a,o)),i.second.forEach((r,s)=>r&&ge(r,e.second[s],n,t?t.second[s]:null,a,o))}function ge(i,e,n,t,a,o){if(e&&t)for(let r=0;r<o;r++)i[r]=n*e[r]+a*t[r];else if(e)for(let r=0;r<o;r++)i[r]=n*e[r];else if(t)for(let r=0;r<o;r++)i[r]=a*t[r]}function $e(i,e,n,t,a){for(let o=0;o<i.first.length;o++){let r=i.first[o];if(!r)continue;let[s,l]=[e.first[o],n.first[o]];if(s&&l)for(let c=0;c<a;c++)r[c]=s[c]*n.value[c]+e.value[c]*l[c];else if(s)for(let c=0;c<a;c++)r[c]=s[c]*n.value[c];else if(l)for(let c=0;c<a;c++)r[c]=e.value[c]*l[c]}if(i.second.length!==0)for(let o=0;o<t;o++)for(let r=0;r<=o;r++){let s=W(o,r),l=i.second[s];if(!l)continue;let[c,d]=[e.second[s],n.second[s]],[u,v,m,p]=[e.first[o],e.first[r],n.first[o],n.first[r]];if(l.fill(0,0,a),c)for(let f=0;f<a;f++)l[f]+=c[f]*n.value[f];if(d)for(let f=0;f<a;f++)l[f]+=e.value[f]*d[f];if(u&&p)for(let f=0;f<a;f++)l[f]+=u[f]*p[f];if(v&&m)for(let f=0;f<a;f++)l[f]+=v[f]*m[f]}}function Cn(i,e,n,t){return(a,o)=>{let r=i.value;for(let s=0;s<o;s++)r[s]=e.value[s]/n.value[s];for(let s=0;s<i.first.length;s++){let l=i.first[s];if(!l)continue;let[c,d]=[e.first[s],n.first[s]];if(c&&d)for(let u=0;u<o;u++)l[u]=(c[u]-r[u]*d[u])/n.value[u];else if(c)for(let u=0;u<o;u++)l[u]=c[u]/n.value[u];else if(d)for(let u=0;u<o;u++)l[u]=-r[u]*d[u]/n.value[u]}if(i.second.length!==0)for(let s=0;s<t;s++)for(let l=0;l<=s;l++){let c=W(s,l),d=i.second[c];if(!d)continue;let[u,v]=[e.second[c],n.second[c]],[m,p,f,M]=[i.first[s],i.first[l],n.first[s],n.first[l]];if(d.fill(0,0,o),u)for(let h=0;h<o;h++)d[h]+=u[h];if(v)for(let h=0;h<o;h++)d[h]-=r[h]*v[h];if(m&&M)for(let h=0;h<o;h++)d[h]-=m[h]*M[h];if(p&&f)for(let h=0;h<o;h++)d[h]-=p[h]*f[h];for(let h=0;h<o;h++)d[h]/=n.value[h]}}}function T(i,e,n){let t=a=>(o,r,s,l)=>{for(let c=0;c<l;c++)s[c]=a(o[c],r[c])};return{value(a,o,r){for(let s=0;s<r;s++)o[s]=i(a[s])},first:t(e),second:t(n)}}var ye={sin:T(Math.sin,Math.cos,(i,e)=>-e),cos:T(Math.cos,i=>-Math.sin(i),(i,e)=>-e),tan:T(Math.tan,(i,e)=>1+e*e,(i,e)=>2*e*(1+e*e)),exp:T(Math.exp,(i,e)=>e,(i,e)=>e),log:T(Math.log,i=>1/i,i=>-1/(i*i)),sqrt:T(Math.sqrt,(i,e)=>.5/e,(i,e)=>-.25/(i*e)),abs:T(Math.abs,Math.sign,()=>0),tanh:T(Math.tanh,(i,e)=>1-e*e,(i,e)=>-2*e*(1-e*e)),sinh:T(Math.sinh,Math.cosh,(i,e)=>e),cosh:T(Math.cosh,Math.sinh,(i,e)=>e),arctan:T(Math.atan,i=>1/(1+i*i),i=>-2*i/(1+i*i)**2)};function ze(i,e){if(e<0)return 1/ze(i,-e);let[n,t]=[1,i];for(let a=e;a>0;a=Math.floor(a/2))a%2===1&&(n*=t),t*=t;return n}function Nn(i){return{value:(e,n,t)=>{Me(e,i,1,n,t)},first:(e,n,t,a)=>{Me(e,i-1,i,t,a)},second:(e,n,t,a)=>{Me(e,i-2,i*(i-1),t,a)}}}function Me(i,e,n,t,a){if(n===0)t.fill(0,0,a);else if(e===0)t.fill(n,0,a);else if(e===1)for(let o=0;o<a;o++)t[o]=n*i[o];else if(e===2)for(let o=0;o<a;o++)t[o]=n*(i[o]*i[o]);else if(e===3)for(let o=0;o<a;o++)t[o]=n*(i[o]*(i[o]*i[o]));else if(e===4)for(let o=0;o<a;o++){let r=i[o]*i[o];t[o]=n*(r*r)}else if(Number.isInteger(e))for(let o=0;o<a;o++)t[o]=n*ze(i[o],e);else for(let o=0;o<a;o++)t[o]=n*i[o]**e}function Ln(i){let e=i===0?0:Math.log(i);return T(n=>i**n,(n,t)=>e*t,(n,t)=>e*e*t)}function H(i,e,n,t){let a=new Float64Array(i.value.length),o=new Float64Array(i.second.length?i.value.length:0);return(r,s)=>{let[l,c]=[e.value,i.value];if(t.value(l,c,s),i.first.length!==0&&(t.first(l,c,a,s),i.first.forEach((d,u)=>{let v=e.first[u];if(d&&v)for(let m=0;m<s;m++)d[m]=a[m]*v[m]}),i.second.length!==0)){t.second(l,c,o,s);for(let d=0;d<n;d++)for(let u=0;u<=d;u++){let v=W(d,u),m=i.second[v];if(!m)continue;let[p,f,M]=[e.first[d],e.first[u],e.second[v]];if(m.fill(0,0,s),p&&f)for(let h=0;h<s;h++)m[h]=o[h]*p[h]*f[h];if(M)for(let h=0;h<s;h++)m[h]+=a[h]*M[h]}}}}function Un(i,e,n,t){let a=i.value.length,r=(d=>({value:new Float64Array(a),first:d.first.map(u=>u?new Float64Array(a):null),second:i.second.map(()=>new Float64Array(a))}))(e),s={value:new Float64Array(a),first:i.first.map(()=>new Float64Array(a)),second:i.second.map(()=>new Float64Array(a))},l=H(r,e,t,ye.log),c=H(i,s,t,ye.exp);return(d,u)=>{l(d,u);for(let v=0;v<u;v++)s.value[v]=n.value[v]*r.value[v];$e(s,n,r,t,u),c(d,u);for(let v=0;v<u;v++)i.value[v]=e.value[v]**n.value[v]}}var Fn=.1;function je(i,e,n,t){let a=e?.direction?be(e.direction.slice(0,t)):null,o=a?1:t,r=e?e.std:Fn,s=new A(n,"sample",N(o)),l=Array.from({length:o},()=>new Float64Array(i.samples)),c=new Float64Array(o);for(let u=0;u<i.samples;u++)s.normals(u,0,c),l.forEach((v,m)=>{v[u]=c[m]});for(let u of l){let v=0;for(let m of u)v+=m;for(let m=0;m<u.length;m++)u[m]-=v/i.samples}let d=Array.from({length:t},(u,v)=>Float64Array.from({length:i.samples},(m,p)=>a?a[v]===0?0:r*a[v]*l[0][p]:r*l[v][p]));return{...i,tilts:d}}function be(i){let e=Math.hypot(...i),n=i.map(a=>a/e),t=Math.max(...n.map(Math.abs));return n.map(a=>Math.abs(a)<1e-15*t?0:a)}var B=class{constructor(e,n,t){this.batches=e;let{size:a,samples:o,sampling:r}=e,s=a===o&&r!=="replacement";this.nBlocks=s?0:r==="replacement"?a:o,this.counter=new A(n,"noise",this.nBlocks),this.order=new Uint16Array(r==="reshuffle"?o*t:0),this.keys=new Float64Array(o),this.lows=new Uint32Array(o),this.chosen=new Uint16Array(a)}batches;counter;nBlocks;order;words=new Uint32Array(2);keys;lows;chosen;add(e,n,t,a,o=!1){if(this.nBlocks===0)return;let r=this.draw(e,n,t,o);this.batches.tilts.forEach((s,l)=>{let c=0;for(let d=0;d<r;d++)c+=s[this.chosen[d]];c!==0&&(a[l][e]+=c/r)})}draw(e,n,t,a){let{size:o,samples:r,sampling:s}=this.batches;if(s==="replacement"){for(let m=0;m<o;m++)this.counter.bits(n,t,m,this.words),this.chosen[m]=Math.floor(this.words[0]*(r/2**32));return o}let l=Math.ceil(r/o),c=t%l,d=this.order.subarray(e*r,(e+1)*r);(c===0||a)&&this.shuffle(n,t-c,d);let u=c*o,v=Math.min(o,r-u);return this.chosen.set(d.subarray(u,u+v)),v}shuffle(e,n,t){let{samples:a}=this.batches,o=a>1?2**(32-Math.clz32(a-1))-1:0;for(let r=0;r<a;r++)this.counter.bits(e,n,r,this.words),this.keys[r]=this.words[0],this.lows[r]=(this.words[1]&~o|r)>>>0,t[r]=r;t.sort((r,s)=>this.keys[r]-this.keys[s]||this.lows[r]-this.lows[s])}};var qe={sgd:{},momentum:{momentum:.9},ema_momentum:{momentum:.9},nesterov:{momentum:.9},adagrad:{eps:1e-10},rmsprop:{alpha:.99,eps:1e-8},adam:{b1:.9,b2:.999,eps:1e-8},perturbed_gd:{radius:.01,gradient_tol:.01,wait:10},newton:{},saddle_free_newton:{damping:0}};function ie(i,e,n,t){let a={learning_rate:.01,...qe[i],...e},o=()=>Array.from({length:n},()=>new Float64Array(t));return Pn[i](a,o,n,t)}function $(i,e){return{memory:i,step(n,t,a){n.forEach((o,r)=>{e(o,t[r],r,a.n,a.factor,a.step)})}}}var Pn={sgd:({learning_rate:i})=>$({},(e,n,t,a,o)=>{let r=i*o;for(let s=0;s<a;s++)e[s]-=r*n[s]}),momentum:({learning_rate:i,momentum:e},n)=>{let t=n();return $({velocity:t},(a,o,r,s,l)=>{let c=i*l,d=t[r];for(let u=0;u<s;u++)d[u]=o[u]+e*d[u],a[u]-=c*d[u]})},ema_momentum:({learning_rate:i,momentum:e},n)=>{let t=n();return $({mean:t},(a,o,r,s,l)=>{let c=i*l,d=t[r];for(let u=0;u<s;u++)d[u]=(1-e)*o[u]+e*d[u],a[u]-=c*d[u]})},nesterov:({learning_rate:i,momentum:e},n)=>{let t=n();return $({velocity:t},(a,o,r,s,l)=>{let c=i*l,d=t[r];for(let u=0;u<s;u++)d[u]=o[u]+e*d[u],a[u]-=c*(o[u]+e*d[u])})},adagrad:({learning_rate:i,eps:e},n)=>{let t=n();return $({squares:t},(a,o,r,s,l)=>{let c=i*l,d=t[r];for(let u=0;u<s;u++)d[u]+=o[u]*o[u],d[u]>0?a[u]-=c*o[u]/(Math.sqrt(d[u])+e):Number.isNaN(d[u])&&(a[u]=Number.NaN)})},rmsprop:({learning_rate:i,alpha:e,eps:n},t)=>{let a=t();return $({squares:a},(o,r,s,l,c)=>{let d=i*c,u=a[s];for(let v=0;v<l;v++)u[v]=(1-e)*r[v]*r[v]+e*u[v],o[v]-=We(d*r[v],Math.sqrt(u[v])+n)})},adam:({learning_rate:i,b1:e,b2:n,eps:t},a)=>{let[o,r]=[a(),a()];return $({mean:o,squares:r},(s,l,c,d,u,v)=>{let m=i*u,[p,f]=[o[c],r[c]],[M,h]=[1-e**(v+1),1-n**(v+1)];for(let g=0;g<d;g++)p[g]=(1-e)*l[g]+e*p[g],f[g]=(1-n)*l[g]*l[g]+n*f[g],s[g]-=We(m*p[g]/M,Math.sqrt(f[g]/h)+t)})},perturbed_gd:({learning_rate:i,radius:e,gradient_tol:n,wait:t},a,o,r)=>{let s=new Float64Array(r).fill(-1073741824),l=a(),c=new Float64Array(o),d=a();return{memory:{last:[s]},step(u,v,m){let p=i*m.factor,f=!1;for(let h=0;h<m.n;h++){let g=0;for(let x=0;x<o;x++)g+=v[x][h]**2;let b=Math.sqrt(g)<=n&&m.step-s[h]>t;for(let x=0;x<o;x++)d[x][h]=0;if(b){f=!0,s[h]=m.step,m.chance.normals(m.first+h,m.step,c);let x=m.chance.uniform(m.first+h,m.step)**(1/o),_=0;for(let k=0;k<o;k++)_+=c[k]**2;_=Math.sqrt(_);for(let k=0;k<o;k++)d[k][h]=e*x*c[k]/_}for(let x=0;x<o;x++)l[x][h]=u[x][h]+d[x][h]}let M=f?m.gradientAt(l,m.n):v;for(let h=0;h<o;h++){let[g,b,x,_]=[u[h],d[h],M[h],v[h]];for(let k=0;k<m.n;k++)g[k]+=b[k]-p*(s[k]===m.step?x[k]:_[k])}}}},newton:({learning_rate:i},e,n)=>Be(i,n,t=>t),saddle_free_newton:({learning_rate:i,damping:e},n,t)=>Be(i,t,a=>Math.abs(a)+e)};function We(i,e){return i===0&&e===0?0:i/e}function Be(i,e,n){let t=new Float64Array(4);return{memory:{},step(a,o,r){let s=i*r.factor,{hessian:l}=r.hessianAt(a,r.n),[c,d]=[a[0],a[1]];for(let u=0;u<r.n;u++){let v=o[0][u];if(!d){let Pe=n(l[0][u]);Math.abs(Pe)<=Number.EPSILON*Math.abs(l[0][u])||(c[u]-=s*v/Pe);continue}Ge(l[0][u],l[1][u],l[2][u],t);let[m,p,f,M]=[t[0],t[1],t[2],t[3]],h=e*Number.EPSILON*Math.max(Math.abs(m),Math.abs(p)),g=o[1][u],[b,x]=[n(m),n(p)],_=Math.abs(b)<=h?0:s*(f*v-M*g)/b,k=Math.abs(x)<=h?0:s*(M*v+f*g)/x;c[u]-=f*_+M*k,d[u]-=f*k-M*_}}}}function Ge(i,e,n,t){let a=0;if(e!==0){let r=(n-i)/(2*e);a=(r<0?-1:1)/(Math.abs(r)+Math.hypot(r,1))}let o=1/Math.sqrt(a*a+1);t[0]=i-a*e,t[1]=n+a*e,t[2]=o,t[3]=a*o}function Ve(i,e){let n=e(0,0);if(i===1)return[{value:n,vector:[1]}];let t=new Float64Array(4);Ge(n,e(1,0),e(1,1),t);let[a,o,r,s]=[t[0],t[1],t[2],t[3]],l=[{value:a,vector:[r,0-s]},{value:o,vector:[s,r]}];return a<=o?l:l.reverse()}function Z(i,e){switch(i.kind){case"constant":return 1;case"step":return i.factor**Math.floor(e/i.every);case"cosine":return .5*(1+Math.cos(Math.PI*Math.min(e,i.steps)/i.steps))}}var On={kind:"constant"},U=class{constructor(e,n,t=0){this.plan=e;this.first=t;let a=e.formula.variables.length,o=n[0].length;this.points=n.map(l=>Float64Array.from(l)),this.gradient=n.map(l=>new Float64Array(l.length)),this.rule=ie(e.rule,e.settings,a,o),this.slope=X(e.formula,1,o),this.extra=X(e.formula,1,e.rule==="perturbed_gd"?o:1),this.bend=X(e.formula,2,e.rule.endsWith("newton")?o:1);let r=e.noise?.direction?1:a;this.deviates=new Float64Array(r),this.noise=new A(e.seed,"noise",e.noise?N(r):0),this.chance=new A(e.seed,"optimizer",N(a)+1),this.sampler=e.batches?new B(e.batches,e.seed,o):null;let s=this.slope.evaluate(this.points,0);this.exact=s.gradient,this.values=s.value}plan;first;points;gradient;exact;rule;step=0;slope;extra;bend;noise;chance;sampler;deviates;values;get nWalkers(){return this.points[0].length}factor(e){return Z(this.plan.schedule??On,e)}advance(e,n){for(let t=0;t<e;t++)this.once(n)}look(e){return this.slope.evaluate(this.points,this.nWalkers),e?.(this.step,this.points,this.values),this.values}once(e){let n=this.nWalkers;this.look(e),this.exact.forEach((a,o)=>{this.gradient[o].set(a.subarray(0,n))});let{noise:t}=this.plan;if(this.sampler)for(let a=0;a<n;a++)this.sampler.add(a,this.first+a,this.step,this.gradient);else t!==null&&this.addNoise(t,n);this.rule.step(this.points,this.gradient,{step:this.step,factor:this.factor(this.step),n,first:this.first,chance:this.chance,gradientAt:(a,o)=>this.extra.evaluate(a,o).gradient,hessianAt:(a,o)=>this.bend.evaluate(a,o)}),this.step+=1}addNoise(e,n){for(let t=0;t<n;t++){this.noise.normals(this.first+t,this.step,this.deviates);for(let a=0;a<this.gradient.length;a++){let o=e.direction?e.direction[a]:1;if(o===0)continue;let r=e.direction?o*this.deviates[0]:this.deviates[a];this.gradient[a][t]+=e.std*r}}}};function q(i){return i.kind==="points"?i.points.length:i.count}var Xn={step:0,memory:{}},$n=2e5,Ke=2e3,zn=2;function Ze(i,e,n){let t=1-n;switch(i){case"sgd":case"perturbed_gd":return{gap:1-e,drive:e,det:0,kick:1,lag:0};case"momentum":return{gap:t-e,drive:e,det:n,kick:1,lag:0};case"nesterov":return{gap:t-(1+n)*e,drive:e,det:n*(1+e),kick:1+n,lag:n};case"ema_momentum":return{gap:t-t*e,drive:t*e,det:n,kick:t,lag:0};default:return null}}function Je({gap:i,drive:e}){let n=Math.hypot(i,2*Math.sqrt(e));return i>0?2*e/(i+n):(n-i)/2}function Y(i,e,n=0){let t=i.settings.learning_rate*Z(i.schedule,n);if(i.rule==="newton")return Math.abs(1-t);if(i.rule==="saddle_free_newton")return 1+t*e/(e+i.settings.damping);let a=Ze(i.rule,t*e,i.settings.momentum??0);return a?1+Je(a):Number.NaN}function Ye(i,e,n=Xn,t=$n){if(Math.abs(e.offset)>=e.radius)return{steps:0,reason:"It is outside the radius already."};if(i.rule==="newton")return{steps:1/0,reason:"Newton\'s step goes towards the saddle whatever the sign of the curvature."};if(e.noiseStd>0)return Wn(i,e,n);if(i.rule==="perturbed_gd")return{steps:null,reason:"Its kick, not a formula, decides when it leaves."};let a=new J(i,e,n);if(e.offset===0&&a.next()===0)return{steps:1/0,reason:"Exact symmetry: every step is zero along the way out."};let o=jn(new J(i,e,n),i,e,t);if(o===null)return{steps:o,reason:`More than ${t} steps: not counted one by one.`};let r=Qe(i)?"ln(radius / distance) / ln(factor), the first steps counted exactly.":"The rule itself on the quadratic, step by step: its step hardly depends on the gradient\'s size.";return{steps:o,reason:r}}var Qe=i=>!Number.isNaN(Y(i,1));function jn(i,e,n,t){let a=Qe(e)&&e.schedule.kind==="constant",o=i.offset;for(let s=0;s<(a?Math.min(Ke,t):t);s++,o=i.next())if(!(Math.abs(o)<n.radius))return s;if(!a)return null;let r=Math.log(n.radius/Math.abs(o))/Math.log1p(Y(e,n.curvature)-1);return Math.min(Ke,t)+Math.ceil(r)}var J=class{constructor(e,n,t){this.method=e;this.way=n;let{direction:a,curvature:o,offset:r}=n;this.own=ie(e.rule,e.settings,a.length,1);for(let[s,l]of Object.entries(t.memory))l.forEach((c,d)=>this.own.memory[s][d].set(c));this.step=t.step,this.points=a.map(s=>Float64Array.of(r*s)),this.gradient=a.map(()=>Float64Array.of(0)),this.hessian=a.flatMap((s,l)=>a.slice(0,l+1).map(c=>Float64Array.of(-o*s*c)))}method;way;own;points;gradient;hessian;step;get offset(){return this.way.direction.reduce((e,n,t)=>e+n*this.points[t][0],0)}next(){let e=this.offset;this.way.direction.forEach((t,a)=>{this.gradient[a][0]=-this.way.curvature*e*t});let n={value:Float64Array.of(0),gradient:this.gradient,hessian:this.hessian};return this.own.step(this.points,this.gradient,{step:this.step,factor:Z(this.method.schedule,this.step),n:1,first:0,chance:null,gradientAt:()=>this.gradient,hessianAt:()=>n}),this.step+=1,this.offset}};function Wn(i,e,n){let t=h=>({steps:null,reason:h});if(i.schedule.kind!=="constant")return t("No closed form for noise under a changing learning rate.");let a=i.settings.learning_rate,o=a*e.curvature,r=i.rule==="perturbed_gd"?null:Ze(i.rule,o,i.settings.momentum??0);if(r===null)return t(`No closed form for ${i.rule} with noise on this page.`);let s=Je(r),l=1+s,c=r.det/l,d=Math.hypot(r.gap,2*Math.sqrt(r.drive)),u=(new J(i,e,n).next()-c*e.offset)/d,v=(r.kick*l-r.lag)/d,m=a*e.noiseStd*v/Math.sqrt(s*(s+2));if(e.radius<zn*m)return t("The noise alone fills the radius: the law of one step says nothing.");let p=h=>{let g=e.radius*Math.exp(-h*Math.log1p(s));return .5*(He((g-u)/(m*Math.SQRT2))+He((g+u)/(m*Math.SQRT2)))},[f,M]=[0,1];for(;p(M)>.5&&M<1e12;)[f,M]=[M,2*M];for(let h=0;h<60;h++){let g=.5*(f+M);p(g)>.5?f=g:M=g}return{steps:M,reason:"Half of such walkers have left by then: noise and offset together, grown by the factor."}}function He(i){let e=Math.abs(i);if(e>6)return Math.sign(i);if(e<2.5){let[t,a]=[e,e];for(let o=1;Math.abs(t)>1e-17*Math.abs(a)&&(t*=-e*e/o,a+=t/(2*o+1),!(o>200));o++);return Math.sign(i)*2*a/Math.sqrt(Math.PI)}let n=0;for(let t=60;t>=1;t--)n=t/2/(e+n);return Math.sign(i)*(1-Math.exp(-e*e)/((e+n)*Math.sqrt(Math.PI)))}var ke=["ESCAPED","STUCK","CONVERGED","DIVERGED","LEFT_DOMAIN","UNDECIDED"];var F=class{constructor(e){this.formula=e;this.nDims=e.variables.length,this.first=X(e,1,1),this.second=X(e,2,1),this.at=Array.from({length:this.nDims},()=>new Float64Array(1)),this.cost=e.nodes.length}formula;nDims;n=0;first;second;at;cost;look(e){this.place(e,1);let{value:n,gradient:t}=this.first.evaluate(this.at,1);return{value:n[0],gradient:t.map(a=>a[0])}}hessian(e){this.place(e,3);let{hessian:n}=this.second.evaluate(this.at,1);return(t,a)=>n[W(t,a)][0]}eigenpairs(e){return Ve(this.nDims,this.hessian(e))}place(e,n){this.n+=n*this.cost;for(let t=0;t<this.nDims;t++)this.at[t][0]=e[t]}},I=i=>Math.hypot(...i),L=(i,e)=>I(i.map((n,t)=>e[t]-n));function ae(i,e,n,t){return e.map(a=>({name:a,score:2*Ie(a,i)/(a.length+i.length)})).filter(a=>a.score>=t).sort((a,o)=>o.score-a.score||(a.name<o.name?1:a.name>o.name?-1:0)).slice(0,n).map(a=>a.name)}function Ie(i,e){let n=0,t=0,a=0;for(let o=0;o<i.length;o++)for(let r=0;r<e.length;r++){let s=0;for(;o+s<i.length&&r+s<e.length&&i[o+s]===e[r+s];)s+=1;s>n&&([n,t,a]=[s,o,r])}return n===0?0:n+Ie(i.slice(0,t),e.slice(0,a))+Ie(i.slice(t+n),e.slice(a+n))}var an=/[ \\t\\r\\n\\f\\v]*/y,on=new RegExp("(?<number>(?:[0-9]+(?:_[0-9]+)*(?:\\\\.(?:[0-9]+(?:_[0-9]+)*)?)?|\\\\.[0-9]+(?:_[0-9]+)*)(?:[eE][+-]?[0-9]+)?)|(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<operator>\\\\*\\\\*|//|\\\\^|[-+*/])|(?<open>\\\\()|(?<close>\\\\))|(?<comma>,)|(?<foreign>:=|[=!<>]=|<<|>>|[^])","uy"),Se="Put a number, a name or a parenthesis there.",oe={"\'":["a string","Write numbers and names without quotes."],\'"\':["a string","Write numbers and names without quotes."],"[":["a square bracket","Use parentheses; variables are x1, x2, not x[1]."],"]":["a square bracket","Use parentheses; variables are x1, x2, not x[1]."],"{":["a curly bracket","Use parentheses."],"}":["a curly bracket","Use parentheses."],"%":["an operator outside the grammar","A remainder is not smooth; use sin for periods."],"!":["an operator outside the grammar","There is no factorial."],"|":["an operator outside the grammar","Write abs(x) for an absolute value."],":=":["an assignment","Write the expression alone."],"=":["an assignment or a named argument","Write the expression alone, without \'=\'."],".":["an attribute","A point belongs inside a number, as in 0.5."],"#":["a comment","Leave it out."],";":["a second statement","Write one expression."],":":["a colon","Write one expression."],"\\\\":["a backslash","Leave it out."]};for(let i of["==","!=","<",">","<=",">="])oe[i]=["a comparison","A formula has a number as its value."];for(let i of["@","&","~","<<",">>"])oe[i]=["an operator outside the grammar","Use + - * / and **."];var Bn={"\\u2212":"-","\\u2013":"-","\\u2014":"-","\\xD7":"*","\\xB7":"*","\\u22C5":"*","\\u2219":"*","\\xF7":"/",\\u03C0:"pi"},qn=/[\\u00aa\\u00b2\\u00b3\\u00b9\\u00ba\\u02b0-\\u02b8\\u02e0-\\u02e4\\u1d2c-\\u1d6a\\u1d78\\u1d9b-\\u1dbf\\u2070-\\u207f\\u2c7d]/,rn={ln:"log",atan:"arctan",fabs:"abs",pow:"**",power:"**"},Gn=new Set("False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(" ")),Ae=i=>V.includes(i),sn=i=>w.includes(i),Vn=i=>Object.hasOwn(j,i);function ln(i){return new Te(i).all()}var Te=class{constructor(e){this.text=e}text;position=0;tokens=[];open=[];nNodes=0;all(){for(;this.step(););return this.finish()}column(e=this.position){let n=1;for(let t of this.text.slice(0,e))n+=1;return n}refuse(e,n,t=this.column()){return C(this.text,e,n,t)}get previous(){return this.tokens[this.tokens.length-1]}get afterValue(){let e=this.previous?.kind;return e==="number"||e==="name"||e==="close"}step(){an.lastIndex=this.position,this.position+=an.exec(this.text)[0].length,on.lastIndex=this.position;let e=on.exec(this.text);if(e===null)return!1;let n=e[0],t=e.groups;return t.number!==void 0?(this.expectValue(n),this.add("number",n,this.number(n))):t.name!==void 0?(this.checkName(n),this.expectValue(n),this.add("name",n)):t.operator!==void 0?this.readOperator(n):t.open!==void 0?this.readOpen():t.close!==void 0?this.readClose():t.comma!==void 0?this.refuseComma():this.refuse(...Hn(n)),this.position+=n.length,!0}finish(){let e=this.previous;if(e===void 0)throw new E(`an empty formula ${y(S(this.text))}`,K,"Type an expression, for example x**2 - y**2.");let n=this.open[this.open.length-1];return n&&this.refuse("\'(\' that is never closed","Add the missing \')\'.",n.column),this.afterValue||this.refuse(`nothing after ${y(e.text)}`,Se,e.column),this.tokens}add(e,n,t=Number.NaN){e!=="open"&&e!=="close"&&(this.nNodes+=1),this.nNodes>500&&this.refuse(`more than ${500} numbers, names and operators`,"Pass a Python function written with jax.numpy instead."),this.tokens.push({kind:e,text:n,column:this.column(),value:t})}readOperator(e){e==="//"&&this.refuse("an operator outside the grammar (\'//\')","Use / for a division."),!this.afterValue&&e!=="+"&&e!=="-"&&this.refuse(`${y(e)} where a value should stand`,Se),this.add("operator",e)}readOpen(){let e=this.previous,n=e&&Ae(e.text)?e.text:"";n||this.expectValue("("),this.open.length===50&&this.refuse(`more than ${50} parentheses inside one another`,"Write it with fewer."),this.open.push({column:this.column(),called:n}),this.add("open","(")}readClose(){let e=this.open[this.open.length-1];e===void 0&&this.refuse("\')\' that closes nothing","Write as many \'(\' as \')\'."),this.previous?.kind==="open"&&(e.called&&this.refuse(`${e.called}() without its argument`,`Write ${e.called}(x).`),this.refuse("empty parentheses","Put a value inside or leave them out.")),this.afterValue||this.refuse("\')\' where a value should stand",Se),this.open.pop(),this.add("close",")")}refuseComma(){let e=this.open[this.open.length-1]?.called;return e&&this.refuse(`a second argument of ${e}`,"Every function takes one argument."),this.refuse("a comma","Write one expression, and 0.5 with a point.")}expectValue(e){let n=this.previous;if(!this.afterValue||n===void 0)return;let t=e==="("&&n.kind==="name"?`a call of ${y(n.text)}, which is no function,`:`${y(S(n.text))} and ${y(e)} side by side`;this.refuse(t,`Write ${y(S(n.text+"*"+e))} for a product.`)}number(e){let n=e.replaceAll("_",""),t=Number(n);return Math.abs(t)<=1e100||this.refuse(`the number ${y(S(e))}, beyond ${R(1e100)},`,"Scale the formula."),t===0&&/[1-9]/.test(n.split(/[eE]/)[0])&&this.refuse(`the number ${y(S(e))}, zero in float64,`,"Write 0 or scale the formula."),t}checkName(e){let n=this.text.slice(this.position+e.length),t=n.trimStart().startsWith("(");if(Vn(e)||sn(e)||Ae(e)&&t)return;if(Ae(e)&&this.refuse(`${y(e)} without its argument`,`Write ${e}(x).`),Gn.has(e)){let r=e==="True"||e==="False"?"a boolean":"a word of the Python language";this.refuse(`${y(e)}, ${r},`,"A formula is made of numbers, names and operators only.")}if(/^x[0-9]+$/.test(e)){if(/^x[1-9][0-9]{0,2}$/.test(e)&&Number(e.slice(1))<=100)return;this.refuse(`the variable ${y(S(e))}`,`Number them x1 to x${100}.`)}(n[0]==="\'"||n[0]===\'"\')&&this.refuse(`a string (${e}${n[0]})`,oe["\'"][1]);let a=this.position>0&&/[0-9]/.test(this.text[this.position-1]);(e==="j"||e==="J")&&a&&this.refuse("a complex number","Use real numbers.");let o=t?"function":"name";this.refuse(`unknown ${o} ${y(S(e))}`,Kn(e,t))}};function Kn(i,e){let n=e?[...V]:[...w,...Object.keys(j),...V],t;!e&&i.length<=4&&[...i].every(sn)?t=[[...i].join("*")]:Object.hasOwn(rn,i)||n.includes(i.toLowerCase())?t=[rn[i]??i.toLowerCase()]:t=ae(i,n,2,.6);let a=t.map(y).join(" or ");return a?`Did you mean ${a}?`:"Use only the names that are listed."}function Hn(i){let e=oe[i];if(e)return[`${e[0]} (${i})`,e[1]];let n=i.codePointAt(0);if(n<128)return[`the character ${y(i)}`,"Leave it out."];let t=Bn[i]??i.normalize("NFKC");qn.test(i)&&(t=`**${t}`);let a=/^[\\x00-\\x7f]*$/.test(t);return[`the character \'${fe(n)}\'`,a?`Type ${y(t)} instead.`:"Only ASCII characters are read."]}function we(i){let e=i.length<=2e3?i.length:Array.from(i).length;if(e>2e3)throw new E(`a formula of ${e.toLocaleString("en-US")} characters`,`at most ${2e3.toLocaleString("en-US")}`,"Pass a Python function written with jax.numpy instead.");let n=ln(i),t=new _e(i);new Re(n,t).sum();let a=n3(i,n);for(let o of t.nodes)o.operation==="variable"&&(o.variable=a.indexOf(o.name));return{text:i,variables:a,nodes:t.nodes}}var Zn={"+":"add","-":"subtract"},Jn={"*":"multiply","/":"divide"},Yn={"**":"power","^":"power"},Re=class{constructor(e,n){this.tokens=e;this.builder=n}tokens;builder;place=0;operator(e){let n=this.tokens[this.place],t=n?.kind==="operator"?e[n.text]:void 0;return t&&(this.place+=1),t}sum(){let e=this.product();for(let n;n=this.operator(Zn);)e=this.builder.binary(n,e,this.product());return e}product(){let e=this.signed();for(let n;n=this.operator(Jn);)e=this.builder.binary(n,e,this.signed());return e}signed(){let e=[];for(let t=this.tokens[this.place];t.kind==="operator";t=this.tokens[this.place])this.place+=1,t.text==="-"&&e.push(t);let n=this.power();for(let t of e.reverse())n=this.builder.negative(t,n);return n}power(){let e=this.value(),n=this.operator(Yn);return n?this.builder.binary(n,e,this.signed()):e}value(){let e=this.tokens[this.place];if(this.place+=1,e.kind==="number")return this.builder.number(e);if(e.kind==="name"&&this.tokens[this.place]?.kind==="open"){this.place+=1;let t=this.sum();return this.place+=1,this.builder.call(e,t)}if(e.kind==="name")return this.builder.name(e);let n=this.sum();return this.place+=1,{...n,outer:e.column}}},Qn={sin:Math.sin,cos:Math.cos,tan:Math.tan,exp:Math.exp,log:Math.log,sqrt:Math.sqrt,abs:Math.abs,tanh:Math.tanh,sinh:Math.sinh,cosh:Math.cosh,arctan:Math.atan},e3={add:(i,e)=>i+e,subtract:(i,e)=>i-e,multiply:(i,e)=>i*e,divide:(i,e)=>i/e,power:(i,e)=>i**e},_e=class{constructor(e){this.text=e}text;nodes=[];degrees=[];towers=[];number(e){return this.add("number",[],"",e.value,e.column)}name(e){let n=j[e.text];return n===void 0?this.add("variable",[],e.text,null,e.column):this.add("number",[],"",n,e.column)}call(e,n){let t=this.nodes[n.node].value,a=t===null?null:Qn[e.text](t);return this.add("call",[n.node],e.text,a,e.column)}negative(e,n){let t=this.nodes[n.node].value;return this.add("negative",[n.node],"",t===null?null:-t,e.column)}binary(e,n,t){let a=this.nodes[n.node].value,o=this.nodes[t.node].value,r=Math.max(this.degrees[n.node],this.degrees[t.node]),s=this.towers[n.node]||this.towers[t.node];e==="divide"&&o===0&&C(this.text,"a division by zero","Divide by something else.",t.begin),e==="power"&&(r=Math.max(r,this.degreeOfPower(n,t)),s||=o===null);let l=a===null||o===null?null:e3[e](a,o);return this.add(e,[n.node,t.node],"",l,n.outer,r,s)}add(e,n,t,a,o,r=Math.max(1,...n.map(l=>this.degrees[l])),s=n.some(l=>this.towers[l])){return a!==null&&!(Math.abs(a)<=1e100)&&C(this.text,`a constant part that is not a real number of at most ${R(1e100)}`,"Correct that part or scale the formula.",o),this.nodes.push({operation:e,inputs:n,name:t,variable:-1,value:a}),this.degrees.push(r),this.towers.push(s),{node:this.nodes.length-1,begin:o,outer:o}}degreeOfPower(e,n){let t=this.nodes[n.node].value;if(t===null)return this.towers[n.node]&&C(this.text,"a variable exponent inside an exponent","Keep exponents free of powers such as 2**x.",n.begin),1;Math.abs(t)<=64||C(this.text,`the exponent ${R(t)}`,`Keep exponents between -${R(64)} and ${R(64)}.`,n.begin);let a=this.degrees[e.node]*Math.max(1,Math.abs(t));return a>256&&C(this.text,`powers of powers whose exponents multiply to ${R(a)}`,`Keep that product at ${R(256)} or below.`,n.begin),a}};function n3(i,e){let n=e.filter(a=>w.includes(a.text)),t=e.filter(a=>/^x[0-9]+$/.test(a.text));if(n[0]&&t[0]){let a=n[0].column>t[0].column?n[0]:t[0];C(i,`${y(n[0].text)} and ${y(t[0].text)} mixed`,"Use either x, y, z or x1, x2, x3 throughout.",a.column)}if(n.length>0){let a=Math.max(...n.map(o=>w.indexOf(o.text)));return w.slice(0,a+1)}if(t.length>0){let a=Math.max(...t.map(o=>Number(o.text.slice(1))));return Array.from({length:a},(o,r)=>`x${r+1}`)}throw new E(`formula ${y(S(i))} without a variable`,K,"A constant is no landscape; use x, y or x1, x2.")}var dn={landscapes:{beale:{formula:"(1.5 - x + x*y)**2 + (2.25 - x + x*y**2)**2 + (2.625 - x + x*y**3)**2",source:"Beale (1958), On an iterative method for finding a local minimum of a function of more than one variable, Princeton University; start as in Mor\\xE9, Garbow, Hillstrom (1981)",box:[[-4.5,4.5],[-4.5,4.5]],start:[1,1],critical_points:[{location:[3,.5],value:0,eigenvalues:[.3014636465222471,48.979786353477756],kind:"MINIMUM",index:0},{location:[.10053793732415836,-2.644513585023125],value:9.86451228475556,eigenvalues:[-.7810271726932424,867.7521793329279],kind:"STRICT_SADDLE",index:1},{location:[0,1],value:14.203125,eigenvalues:[-27.75,27.75],kind:"STRICT_SADDLE",index:1}]},bowl:{formula:"x**2 + 2*y**2",source:"a convex quadratic: its one minimum is global",box:[[-2,2],[-2,2]],start:[1.5,1],critical_points:[{location:[0,0],value:0,eigenvalues:[2,4],kind:"MINIMUM",index:0}]},castera:{formula:"x**4 - 4*x**2 + y**2",source:"Castera (2021), Inertial Newton Algorithms Avoiding Strict Saddle Points, arXiv 2111.04596; x and y are its theta1 and theta2",box:[[-2.5,2.5],[-2,2]],start:[1e-6,1],critical_points:[{location:[-1.4142135623730951,0],value:-4,eigenvalues:[2,16],kind:"MINIMUM",index:0},{location:[1.4142135623730951,0],value:-4,eigenvalues:[2,16],kind:"MINIMUM",index:0},{location:[0,0],value:0,eigenvalues:[-8,2],kind:"STRICT_SADDLE",index:1}]},dauphin:{formula:"5*x**2 - y**2",source:"Dauphin et al. (2014), Identifying and attacking the saddle point problem, NeurIPS, arXiv 1406.2572, figure 2",box:[[-2,2],[-2,2]],start:[1,1e-4],critical_points:[{location:[0,0],value:0,eigenvalues:[-2,10],kind:"STRICT_SADDLE",index:1}]},double_well:{formula:"(x**2 - 1)**2 + y**2",source:"the textbook double well: two minima joined by a saddle",box:[[-2,2],[-2,2]],start:[1e-6,1],critical_points:[{location:[-1,0],value:0,eigenvalues:[2,8],kind:"MINIMUM",index:0},{location:[1,0],value:0,eigenvalues:[2,8],kind:"MINIMUM",index:0},{location:[0,0],value:1,eigenvalues:[-4,2],kind:"STRICT_SADDLE",index:1}]},himmelblau:{formula:"(x**2 + y - 11)**2 + (x + y**2 - 7)**2",source:"Himmelblau (1972), Applied Nonlinear Programming, McGraw-Hill",box:[[-5,5],[-5,5]],start:[-.1894994059199377,-1.4371005735087594],critical_points:[{location:[3,2],value:0,eigenvalues:[25.715728752538098,82.2842712474619],kind:"MINIMUM",index:0},{location:[-2.805118086952745,3.131312518250573],value:0,eigenvalues:[64.8403727706842,80.55007177893319],kind:"MINIMUM",index:0},{location:[-3.779310253377747,-3.2831859912861696],value:0,eigenvalues:[70.71435474424425,133.78561521306708],kind:"MINIMUM",index:0},{location:[3.5844283403304917,-1.8481265269644036],value:0,eigenvalues:[28.690677156755243,105.41890833631605],kind:"MINIMUM",index:0},{location:[3.385154183607021,.07385187983774928],value:13.31192627040559,eigenvalues:[-14.135178485450488,97.5478781026018],kind:"STRICT_SADDLE",index:1},{location:[.08667750455539636,2.884254701174776],value:67.71915008752615,eigenvalues:[-31.706622362774343,75.507609238232],kind:"STRICT_SADDLE",index:1},{location:[-3.0730257507643897,-.08135304428796751],value:104.0151629175581,eigenvalues:[-39.65149625621665,72.43524806811875],kind:"STRICT_SADDLE",index:1},{location:[-.12796134673068008,-1.9537149802445763],value:178.33723920192747,eigenvalues:[-50.610239320365764,20.284049975935076],kind:"STRICT_SADDLE",index:1},{location:[-.2708445906673476,-.9230385564799815],value:181.6165215225827,eigenvalues:[-45.60522929278952,-16.066019667290867],kind:"MAXIMUM",index:2}]},lee:{formula:"x**2/2 + y**4/4 - y**2/2",source:"Lee, Simchowitz, Jordan, Recht (2016), Gradient Descent Only Converges to Minimizers, COLT, arXiv 1602.04915",box:[[-2,2],[-2,2]],start:[1,1e-6],critical_points:[{location:[0,-1],value:-.25,eigenvalues:[1,2],kind:"MINIMUM",index:0},{location:[0,1],value:-.25,eigenvalues:[1,2],kind:"MINIMUM",index:0},{location:[0,0],value:0,eigenvalues:[-1,1],kind:"STRICT_SADDLE",index:1}]},monkey:{formula:"x**3 - 3*x*y**2",source:"the monkey saddle, flat to second order; Dauphin et al. (2014), arXiv 1406.2572, figure 2",box:[[-2,2],[-2,2]],start:[.1,.05],critical_points:[{location:[0,0],value:0,eigenvalues:[0,0],kind:"DEGENERATE",index:0}]},monkey_confined:{formula:"x**3 - 3*x*y**2 + (x**2 + y**2)**2/8",source:"ours: the monkey saddle with walls, so that every way down ends in one of three minima",box:[[-8,8],[-8,8]],start:[.1,0],critical_points:[{location:[-6,0],value:-54,eigenvalues:[18,54],kind:"MINIMUM",index:0},{location:[3,-5.196152422706632],value:-54,eigenvalues:[18,54],kind:"MINIMUM",index:0},{location:[3,5.196152422706632],value:-54,eigenvalues:[18,54],kind:"MINIMUM",index:0},{location:[0,0],value:0,eigenvalues:[0,0],kind:"DEGENERATE",index:0}]},rastrigin:{formula:"20 + x**2 - 10*cos(2*pi*x) + y**2 - 10*cos(2*pi*y)",source:"Rastrigin (1974), Systems of Extremal Control, Nauka; in two dimensions",box:[[-5.12,5.12],[-5.12,5.12]],start:[-.5025457903483741,.24620630054883008],critical_points:[{location:[0,0],value:0,eigenvalues:[396.78417604357435,396.78417604357435],kind:"MINIMUM",index:0},{location:[-.9949586376523348,0],value:.9949590570932916,eigenvalues:[396.5861378338349,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,-.9949586376523348],value:.9949590570932916,eigenvalues:[396.5861378338349,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,.9949586376523348],value:.9949590570932916,eigenvalues:[396.5861378338349,396.78417604357435],kind:"MINIMUM",index:0},{location:[.9949586376523348,0],value:.9949590570932916,eigenvalues:[396.5861378338349,396.78417604357435],kind:"MINIMUM",index:0},{location:[-.9949586376523348,-.9949586376523348],value:1.9899181141865832,eigenvalues:[396.5861378338349,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,.9949586376523348],value:1.9899181141865832,eigenvalues:[396.5861378338349,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,-.9949586376523348],value:1.9899181141865832,eigenvalues:[396.5861378338349,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,.9949586376523348],value:1.9899181141865832,eigenvalues:[396.5861378338349,396.5861378338349],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,0],value:3.979831190554088,eigenvalues:[395.99142996741233,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,-1.9899122337085497],value:3.979831190554088,eigenvalues:[395.99142996741233,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,1.9899122337085497],value:3.979831190554088,eigenvalues:[395.99142996741233,396.78417604357435],kind:"MINIMUM",index:0},{location:[1.9899122337085497,0],value:3.979831190554088,eigenvalues:[395.99142996741233,396.78417604357435],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,-.9949586376523348],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,.9949586376523348],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,-1.9899122337085497],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,1.9899122337085497],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,-1.9899122337085497],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,1.9899122337085497],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[1.9899122337085497,-.9949586376523348],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[1.9899122337085497,.9949586376523348],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,-1.9899122337085497],value:7.959662381108176,eigenvalues:[395.99142996741233,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,1.9899122337085497],value:7.959662381108176,eigenvalues:[395.99142996741233,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,-1.9899122337085497],value:7.959662381108176,eigenvalues:[395.99142996741233,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,1.9899122337085497],value:7.959662381108176,eigenvalues:[395.99142996741233,395.99142996741233],kind:"MINIMUM",index:0},{location:[-2.984855701039481,0],value:8.954601241487012,eigenvalues:[394.99826380556465,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,-2.984855701039481],value:8.954601241487012,eigenvalues:[394.99826380556465,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,2.984855701039481],value:8.954601241487012,eigenvalues:[394.99826380556465,396.78417604357435],kind:"MINIMUM",index:0},{location:[2.984855701039481,0],value:8.954601241487012,eigenvalues:[394.99826380556465,396.78417604357435],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-.9949586376523348],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[-2.984855701039481,.9949586376523348],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,-2.984855701039481],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,2.984855701039481],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,-2.984855701039481],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,2.984855701039481],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[2.984855701039481,-.9949586376523348],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[2.984855701039481,.9949586376523348],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-1.9899122337085497],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[-2.984855701039481,1.9899122337085497],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,-2.984855701039481],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,2.984855701039481],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,-2.984855701039481],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,2.984855701039481],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[2.984855701039481,-1.9899122337085497],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[2.984855701039481,1.9899122337085497],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,0],value:15.91924379246153,eigenvalues:[393.60362821122555,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,-3.9797838603007536],value:15.91924379246153,eigenvalues:[393.60362821122555,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,3.9797838603007536],value:15.91924379246153,eigenvalues:[393.60362821122555,396.78417604357435],kind:"MINIMUM",index:0},{location:[3.9797838603007536,0],value:15.91924379246153,eigenvalues:[393.60362821122555,396.78417604357435],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,-.9949586376523348],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,.9949586376523348],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,-3.9797838603007536],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,3.9797838603007536],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,-3.9797838603007536],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,3.9797838603007536],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[3.9797838603007536,-.9949586376523348],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[3.9797838603007536,.9949586376523348],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-2.984855701039481],value:17.909202482974024,eigenvalues:[394.99826380556465,394.99826380556465],kind:"MINIMUM",index:0},{location:[-2.984855701039481,2.984855701039481],value:17.909202482974024,eigenvalues:[394.99826380556465,394.99826380556465],kind:"MINIMUM",index:0},{location:[2.984855701039481,-2.984855701039481],value:17.909202482974024,eigenvalues:[394.99826380556465,394.99826380556465],kind:"MINIMUM",index:0},{location:[2.984855701039481,2.984855701039481],value:17.909202482974024,eigenvalues:[394.99826380556465,394.99826380556465],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,-1.9899122337085497],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,1.9899122337085497],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,-3.9797838603007536],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,3.9797838603007536],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,-3.9797838603007536],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,3.9797838603007536],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[3.9797838603007536,-1.9899122337085497],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[3.9797838603007536,1.9899122337085497],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[-.5025460365546747,0],value:20.251272990990113,eigenvalues:[-392.7336623081164,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,-.5025460365546747],value:20.251272990990113,eigenvalues:[-392.7336623081164,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,.5025460365546747],value:20.251272990990113,eigenvalues:[-392.7336623081164,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,0],value:20.251272990990113,eigenvalues:[-392.7336623081164,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,-.5025460365546747],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,.5025460365546747],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,-.9949586376523348],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,.9949586376523348],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,-.9949586376523348],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,.9949586376523348],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,-.5025460365546747],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,.5025460365546747],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,0],value:22.261458884805922,eigenvalues:[-392.3293178915282,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,-1.5076407318703584],value:22.261458884805922,eigenvalues:[-392.3293178915282,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,1.5076407318703584],value:22.261458884805922,eigenvalues:[-392.3293178915282,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,0],value:22.261458884805922,eigenvalues:[-392.3293178915282,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-.9949586376523348],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,.9949586376523348],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,-1.5076407318703584],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,1.5076407318703584],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,-1.5076407318703584],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,1.5076407318703584],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,-.9949586376523348],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,.9949586376523348],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,-.5025460365546747],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,.5025460365546747],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,-1.9899122337085497],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,1.9899122337085497],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,-1.9899122337085497],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,1.9899122337085497],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,-.5025460365546747],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,.5025460365546747],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,0],value:24.87372293454223,eigenvalues:[391.8032433161297,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,-4.974691390895051],value:24.87372293454223,eigenvalues:[391.8032433161297,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,4.974691390895051],value:24.87372293454223,eigenvalues:[391.8032433161297,396.78417604357435],kind:"MINIMUM",index:0},{location:[4.974691390895051,0],value:24.87372293454223,eigenvalues:[391.8032433161297,396.78417604357435],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,-2.984855701039481],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,2.984855701039481],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-3.9797838603007536],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[-2.984855701039481,3.9797838603007536],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[2.984855701039481,-3.9797838603007536],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[2.984855701039481,3.9797838603007536],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[3.9797838603007536,-2.984855701039481],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[3.9797838603007536,2.984855701039481],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[-4.974691390895051,-.9949586376523348],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[-4.974691390895051,.9949586376523348],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,-4.974691390895051],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,4.974691390895051],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,-4.974691390895051],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,4.974691390895051],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[4.974691390895051,-.9949586376523348],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[4.974691390895051,.9949586376523348],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,-1.5076407318703584],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,1.5076407318703584],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-1.9899122337085497],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,1.9899122337085497],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,-1.9899122337085497],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,1.9899122337085497],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,-1.5076407318703584],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,1.5076407318703584],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,0],value:26.28184117751223,eigenvalues:[-391.51937417311717,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,-2.512743318200085],value:26.28184117751223,eigenvalues:[-391.51937417311717,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,2.512743318200085],value:26.28184117751223,eigenvalues:[-391.51937417311717,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,0],value:26.28184117751223,eigenvalues:[-391.51937417311717,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-.9949586376523348],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,.9949586376523348],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,-2.512743318200085],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,2.512743318200085],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,-2.512743318200085],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,2.512743318200085],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,-.9949586376523348],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,.9949586376523348],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,-1.9899122337085497],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[-4.974691390895051,1.9899122337085497],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,-4.974691390895051],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,4.974691390895051],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,-4.974691390895051],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,4.974691390895051],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[4.974691390895051,-1.9899122337085497],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[4.974691390895051,1.9899122337085497],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-.5025460365546747],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,.5025460365546747],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,-2.984855701039481],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,2.984855701039481],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,-2.984855701039481],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,2.984855701039481],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,-.5025460365546747],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,.5025460365546747],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-1.9899122337085497],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,1.9899122337085497],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,-2.512743318200085],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,2.512743318200085],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,-2.512743318200085],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,2.512743318200085],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,-1.9899122337085497],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,1.9899122337085497],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,-1.5076407318703584],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,1.5076407318703584],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-2.984855701039481],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,2.984855701039481],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,-2.984855701039481],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,2.984855701039481],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,-1.5076407318703584],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,1.5076407318703584],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,-3.9797838603007536],value:31.83848758492306,eigenvalues:[393.60362821122555,393.60362821122555],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,3.9797838603007536],value:31.83848758492306,eigenvalues:[393.60362821122555,393.60362821122555],kind:"MINIMUM",index:0},{location:[3.9797838603007536,-3.9797838603007536],value:31.83848758492306,eigenvalues:[393.60362821122555,393.60362821122555],kind:"MINIMUM",index:0},{location:[3.9797838603007536,3.9797838603007536],value:31.83848758492306,eigenvalues:[393.60362821122555,393.60362821122555],kind:"MINIMUM",index:0},{location:[-3.517859138170441,0],value:32.312440977260394,eigenvalues:[-390.30130182169836,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,-3.517859138170441],value:32.312440977260394,eigenvalues:[-390.30130182169836,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,3.517859138170441],value:32.312440977260394,eigenvalues:[-390.30130182169836,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,0],value:32.312440977260394,eigenvalues:[-390.30130182169836,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,-.9949586376523348],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,.9949586376523348],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,-3.517859138170441],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,3.517859138170441],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,-3.517859138170441],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,3.517859138170441],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,-.9949586376523348],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,.9949586376523348],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,-2.984855701039481],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[-4.974691390895051,2.984855701039481],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-4.974691390895051],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[-2.984855701039481,4.974691390895051],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[2.984855701039481,-4.974691390895051],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[2.984855701039481,4.974691390895051],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[4.974691390895051,-2.984855701039481],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[4.974691390895051,2.984855701039481],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-2.512743318200085],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,2.512743318200085],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-2.984855701039481],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,2.984855701039481],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,-2.984855701039481],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,2.984855701039481],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,-2.512743318200085],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,2.512743318200085],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,-.5025460365546747],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,.5025460365546747],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,-3.9797838603007536],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,3.9797838603007536],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,-3.9797838603007536],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,3.9797838603007536],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,-.5025460365546747],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,.5025460365546747],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,-1.9899122337085497],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,1.9899122337085497],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,-3.517859138170441],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,3.517859138170441],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,-3.517859138170441],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,3.517859138170441],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,-1.9899122337085497],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,1.9899122337085497],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,-1.5076407318703584],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,1.5076407318703584],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-3.9797838603007536],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,3.9797838603007536],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,-3.9797838603007536],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,3.9797838603007536],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,-1.5076407318703584],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,1.5076407318703584],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,0],value:40.35329019383896,eigenvalues:[-388.67125722215343,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,-4.522993659584519],value:40.35329019383896,eigenvalues:[-388.67125722215343,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,4.522993659584519],value:40.35329019383896,eigenvalues:[-388.67125722215343,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,0],value:40.35329019383896,eigenvalues:[-388.67125722215343,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,-.5025460365546747],value:40.50254598198023,eigenvalues:[-392.7336623081164,-392.7336623081164],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,.5025460365546747],value:40.50254598198023,eigenvalues:[-392.7336623081164,-392.7336623081164],kind:"MAXIMUM",index:2},{location:[.5025460365546747,-.5025460365546747],value:40.50254598198023,eigenvalues:[-392.7336623081164,-392.7336623081164],kind:"MAXIMUM",index:2},{location:[.5025460365546747,.5025460365546747],value:40.50254598198023,eigenvalues:[-392.7336623081164,-392.7336623081164],kind:"MAXIMUM",index:2},{location:[-4.974691390895051,-3.9797838603007536],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[-4.974691390895051,3.9797838603007536],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,-4.974691390895051],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,4.974691390895051],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[3.9797838603007536,-4.974691390895051],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[3.9797838603007536,4.974691390895051],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[4.974691390895051,-3.9797838603007536],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[4.974691390895051,3.9797838603007536],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[-3.517859138170441,-2.984855701039481],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,2.984855701039481],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,-3.517859138170441],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,3.517859138170441],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,-3.517859138170441],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,3.517859138170441],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,-2.984855701039481],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,2.984855701039481],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,-.9949586376523348],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,.9949586376523348],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,-4.522993659584519],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,4.522993659584519],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,-4.522993659584519],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,4.522993659584519],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,-.9949586376523348],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,.9949586376523348],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,-2.512743318200085],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,2.512743318200085],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-3.9797838603007536],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,3.9797838603007536],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,-3.9797838603007536],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,3.9797838603007536],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,-2.512743318200085],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,2.512743318200085],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-.5025460365546747],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,.5025460365546747],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,-1.5076407318703584],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,1.5076407318703584],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[.5025460365546747,-1.5076407318703584],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[.5025460365546747,1.5076407318703584],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,-.5025460365546747],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,.5025460365546747],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-1.9899122337085497],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,1.9899122337085497],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,-4.522993659584519],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,4.522993659584519],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,-4.522993659584519],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,4.522993659584519],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,-1.9899122337085497],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,1.9899122337085497],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-1.5076407318703584],value:44.522917769611844,eigenvalues:[-392.3293178915282,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,1.5076407318703584],value:44.522917769611844,eigenvalues:[-392.3293178915282,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,-1.5076407318703584],value:44.522917769611844,eigenvalues:[-392.3293178915282,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,1.5076407318703584],value:44.522917769611844,eigenvalues:[-392.3293178915282,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[-4.974691390895051,-.5025460365546747],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,.5025460365546747],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,-4.974691390895051],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,4.974691390895051],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,-4.974691390895051],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,4.974691390895051],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,-.5025460365546747],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,.5025460365546747],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-.5025460365546747],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,.5025460365546747],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,-2.512743318200085],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,2.512743318200085],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[.5025460365546747,-2.512743318200085],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[.5025460365546747,2.512743318200085],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[2.512743318200085,-.5025460365546747],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[2.512743318200085,.5025460365546747],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-4.974691390895051,-1.5076407318703584],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,1.5076407318703584],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-4.974691390895051],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,4.974691390895051],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,-4.974691390895051],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,4.974691390895051],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,-1.5076407318703584],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,1.5076407318703584],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,-3.517859138170441],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,3.517859138170441],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,-3.9797838603007536],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,3.9797838603007536],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,-3.9797838603007536],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,3.9797838603007536],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,-3.517859138170441],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,3.517859138170441],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-1.5076407318703584],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,1.5076407318703584],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,-2.512743318200085],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,2.512743318200085],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,-2.512743318200085],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,2.512743318200085],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[2.512743318200085,-1.5076407318703584],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[2.512743318200085,1.5076407318703584],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-2.984855701039481],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,2.984855701039481],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,-4.522993659584519],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,4.522993659584519],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,-4.522993659584519],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,4.522993659584519],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,-2.984855701039481],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,2.984855701039481],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,-4.974691390895051],value:49.74744586908446,eigenvalues:[391.8032433161297,391.8032433161297],kind:"MINIMUM",index:0},{location:[-4.974691390895051,4.974691390895051],value:49.74744586908446,eigenvalues:[391.8032433161297,391.8032433161297],kind:"MINIMUM",index:0},{location:[4.974691390895051,-4.974691390895051],value:49.74744586908446,eigenvalues:[391.8032433161297,391.8032433161297],kind:"MINIMUM",index:0},{location:[4.974691390895051,4.974691390895051],value:49.74744586908446,eigenvalues:[391.8032433161297,391.8032433161297],kind:"MINIMUM",index:0},{location:[-4.974691390895051,-2.512743318200085],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,2.512743318200085],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-4.974691390895051],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,4.974691390895051],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,-4.974691390895051],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,4.974691390895051],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,-2.512743318200085],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,2.512743318200085],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-2.512743318200085],value:52.56368235502446,eigenvalues:[-391.51937417311717,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,2.512743318200085],value:52.56368235502446,eigenvalues:[-391.51937417311717,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[2.512743318200085,-2.512743318200085],value:52.56368235502446,eigenvalues:[-391.51937417311717,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[2.512743318200085,2.512743318200085],value:52.56368235502446,eigenvalues:[-391.51937417311717,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,-.5025460365546747],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,.5025460365546747],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,-3.517859138170441],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,3.517859138170441],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[.5025460365546747,-3.517859138170441],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[.5025460365546747,3.517859138170441],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,-.5025460365546747],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,.5025460365546747],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,-1.5076407318703584],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,1.5076407318703584],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,-3.517859138170441],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,3.517859138170441],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,-3.517859138170441],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,3.517859138170441],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,-1.5076407318703584],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,1.5076407318703584],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-3.9797838603007536],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,3.9797838603007536],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,-4.522993659584519],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,4.522993659584519],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,-4.522993659584519],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,4.522993659584519],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,-3.9797838603007536],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,3.9797838603007536],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,-3.517859138170441],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,3.517859138170441],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,-4.974691390895051],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,4.974691390895051],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,-4.974691390895051],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,4.974691390895051],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,-3.517859138170441],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,3.517859138170441],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,-2.512743318200085],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,2.512743318200085],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,-3.517859138170441],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,3.517859138170441],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[2.512743318200085,-3.517859138170441],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[2.512743318200085,3.517859138170441],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,-2.512743318200085],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,2.512743318200085],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-.5025460365546747],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,.5025460365546747],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,-4.522993659584519],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,4.522993659584519],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[.5025460365546747,-4.522993659584519],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[.5025460365546747,4.522993659584519],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,-.5025460365546747],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,.5025460365546747],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-1.5076407318703584],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,1.5076407318703584],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,-4.522993659584519],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,4.522993659584519],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,-4.522993659584519],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,4.522993659584519],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,-1.5076407318703584],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,1.5076407318703584],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,-3.517859138170441],value:64.62488195452079,eigenvalues:[-390.30130182169836,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,3.517859138170441],value:64.62488195452079,eigenvalues:[-390.30130182169836,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,-3.517859138170441],value:64.62488195452079,eigenvalues:[-390.30130182169836,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,3.517859138170441],value:64.62488195452079,eigenvalues:[-390.30130182169836,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-4.974691390895051,-4.522993659584519],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,4.522993659584519],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,-4.974691390895051],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,4.974691390895051],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,-4.974691390895051],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,4.974691390895051],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,-4.522993659584519],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,4.522993659584519],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,-2.512743318200085],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,2.512743318200085],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,-4.522993659584519],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,4.522993659584519],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[2.512743318200085,-4.522993659584519],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[2.512743318200085,4.522993659584519],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,-2.512743318200085],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,2.512743318200085],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-3.517859138170441],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,3.517859138170441],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,-4.522993659584519],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,4.522993659584519],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[3.517859138170441,-4.522993659584519],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[3.517859138170441,4.522993659584519],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,-3.517859138170441],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,3.517859138170441],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-4.522993659584519],value:80.70658038767792,eigenvalues:[-388.67125722215343,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,4.522993659584519],value:80.70658038767792,eigenvalues:[-388.67125722215343,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,-4.522993659584519],value:80.70658038767792,eigenvalues:[-388.67125722215343,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,4.522993659584519],value:80.70658038767792,eigenvalues:[-388.67125722215343,-388.67125722215343],kind:"MAXIMUM",index:2}]},rosenbrock:{formula:"(1 - x)**2 + 100*(y - x**2)**2",source:"Rosenbrock (1960), An automatic method for finding the greatest or least value of a function, The Computer Journal 3; its start",box:[[-2,2],[-1,3]],start:[-1.2,1],critical_points:[{location:[1,1],value:0,eigenvalues:[.39936076748763305,1001.6006392325123],kind:"MINIMUM",index:0}]},saddle:{formula:"x**2 - y**2",source:"the textbook saddle; from (1, 1e-6) as in the animations after A. Radford (2014), whose settings were never published: a re-creation",box:[[-2,2],[-2,2]],start:[1,1e-6],critical_points:[{location:[0,0],value:0,eigenvalues:[-2,2],kind:"STRICT_SADDLE",index:1}]},valley:{formula:"y**2",source:"a valley that is flat along x: every point of the axis y = 0 is a global minimum and critical; the origin stands for them all",box:[[-2,2],[-2,2]],start:[1,1],critical_points:[{location:[0,0],value:0,eigenvalues:[0,2],kind:"DEGENERATE",index:0}]},xy:{formula:"x*y",source:"the saddle met by gradient descent in pennylane-pq issue 6: the sum contracts, the difference grows",box:[[-2,2],[-2,2]],start:[1,.999999],critical_points:[{location:[0,0],value:0,eigenvalues:[-1,1],kind:"STRICT_SADDLE",index:1}]}}};var se=dn.landscapes,cn=Object.keys(se),re=new Map;function G(i){let e=i.trim(),n=re.get(e);if(n)return n;let t=i3(e);return re.size>=64&&re.clear(),re.set(e,t),t}function i3(i){if(Object.hasOwn(se,i)){let a=se[i];return{text:i,formula:we(a.formula),named:!0,source:a.source,box:a.box,start:a.start,known:a.critical_points}}let e=/^[A-Za-z_][A-Za-z0-9_]*$/.test(i),n=w.includes(i)||/^x[0-9]+$/.test(i);if(e&&!n||Object.hasOwn(se,i.toLowerCase().replace(/[\\s-]+/g,"_"))){let a=ae(i,cn,3,.5),o=a.length>0?`Did you mean ${a.map(y).join(" or ")}?`:"Choose one of the accepted names.";throw new O(`unknown landscape ${y(S(i))}`,cn.join(", "),`${o} A formula such as \'x**2 - y**2\' works too.`)}let t=we(i);if(t.variables.length>2)throw new O(`a formula of ${t.variables.length} variables`,"one or two: x and y, or x1 and x2","The page draws a surface over a plane.");return{text:i,formula:t,named:!1,source:"typed",box:null,start:null,known:null}}function vn(i,e,n){let t=q(i),a=Array.from({length:n},()=>new Float64Array(t)),o=(r,s)=>{a.forEach((l,c)=>{l[r]=s[c]})};if(i.kind==="points")i.points.forEach((r,s)=>o(s,r));else if(i.kind==="line"){let{from:r,to:s}=i;for(let l=0;l<t;l++){let c=t>1?l/(t-1):0;o(l,[r[0]+c*(s[0]-r[0]),r[1]+c*(s[1]-r[1])])}}else{let r=new A(e,"start",N(n)),s=new Float64Array(n);for(let l=0;l<t;l++)i.radius>0&&r.normals(l,0,s),o(l,Array.from(s,(c,d)=>i.center[d]+i.radius*c))}return a}function mn(i){return i.kind==="points"?i.points[0]:i.kind==="line"?i.from:i.center}function hn(i,e,n){if(i.nDims!==2)return[];let t=i.criticalPoints.map((o,r)=>({point:o,saddle:r})).filter(({point:o})=>o.kind==="STRICT_SADDLE"&&o.index===1);return(t.length<=8?t:t.filter(({point:o})=>o===e?.point)).flatMap(({point:o,saddle:r})=>{let s=(c,d)=>[1,-1].map(u=>a3(n,i.box,o.location,[u*c[0],u*c[1]],d)),l=[];return o.eigenvalues[1]>0&&l.push({saddle:r,kind:"stable",branches:s(o.eigenvectors[1],1)}),l.push({saddle:r,kind:"unstable",branches:s(o.eigenvectors[0],-1)}),l})}function a3(i,e,n,t,a){let o=Math.hypot(e[0][1]-e[0][0],e[1][1]-e[1][0]),r=.005*o,s=(p,f)=>{let[M,h]=i.look([p,f]).gradient,g=Math.hypot(M,h);return g>0&&g<1/0?[a*M/g,a*h/g]:[0,0]},l=(p,f)=>[p,f].every((M,h)=>{let[g,b]=e[h],x=.05*(b-g);return M>=g-x&&M<=b+x}),c=n[0]+1e-4*o*t[0],d=n[1]+1e-4*o*t[1],u=[n[0],c],v=[n[1],d],m=[0,0];for(let p=0;p<4*o&&l(c,d);p+=r){let f=s(c,d),M=s(c+.5*r*f[0],d+.5*r*f[1]),h=s(c+.5*r*M[0],d+.5*r*M[1]),g=s(c+r*h[0],d+r*h[1]),b=[r*(f[0]+2*M[0]+2*h[0]+g[0])/6,r*(f[1]+2*M[1]+2*h[1]+g[1])/6];if(!(Math.hypot(...b)>.5*r)||b[0]*m[0]+b[1]*m[1]<0)break;c+=b[0],d+=b[1],m=b,u.push(c),v.push(d)}return[Float32Array.from(u),Float32Array.from(v)]}var Ne=1e-8,o3=1e-10,fn=1e-4,r3=.01,s3=[21,30,43,60],l3=1e7,u3=.001,d3=150;function le(i){if(!i.every(Number.isFinite))return"UNDECIDED";let e=Ne*Math.max(...i.map(Math.abs)),n=i.filter(a=>a<-e).length,t=i.filter(a=>a>e).length;return n===i.length?"MAXIMUM":n>0?"STRICT_SADDLE":t===i.length?"MINIMUM":"DEGENERATE"}function gn(i){let e=Ne*Math.max(...i.map(Math.abs));return i.filter(n=>n<-e).length}function ue(i,e){return new Ce(i,e).run()}var Ce=class{constructor(e,n){this.f=e;this.box=n;this.middle=n.map(([t,a])=>.5*(t+a)),this.diagonal=I(n.map(([t,a])=>a-t)),this.end=e.n+l3}f;box;middle;diagonal;scale=Number.NaN;end;run(){let e=[],n=[];for(let t of s3){let a=[this.middle,...this.grid(t)];if(Number.isNaN(this.scale)){let r=a.map(s=>I(this.f.look(s).gradient)).filter(Number.isFinite);if(this.scale=h3(r),!(this.scale>0))return[]}let o=e.length+n.length;for(let r of a){if(this.f.n>this.end)break;let s=this.newton(r,100,d=>this.isKnown(d,e,n));if(s===null||!this.isCritical(s)||s.some((d,u)=>d<this.box[u][0]||d>this.box[u][1]))continue;let l=s.map(d=>Math.abs(d)<1e-12*this.diagonal?0:d);c3(this.eigenvalues(l))?n.length<d3&&pn(n,l,r3*this.diagonal):pn(e,l,fn*this.diagonal)}if(e.length+n.length===o||this.f.n>this.end)break}return[...e,...this.oneOfEach(n)].map(t=>this.described(t)).sort(v3)}grid(e){let n=this.box.map(([t,a])=>m3(t,a,this.box.length===1?e*e:e));return n.length===1?n[0].map(t=>[t]):n[0].flatMap(t=>n[1].map(a=>[t,a]))}described(e){return{location:e,value:this.f.look(e).value,eigenvalues:this.eigenvalues(e)}}newtonStep(e){let{gradient:n}=this.f.look(e),t=this.f.eigenpairs(e),a=e.map(()=>0);if(!(n.every(Number.isFinite)&&t.every(({value:s})=>Number.isFinite(s))))return a;let r=1e-13*Math.max(...t.map(({value:s})=>Math.abs(s)));for(let{value:s,vector:l}of t){if(Math.abs(s)<=r)continue;let c=l.reduce((d,u,v)=>d+u*n[v],0);l.forEach((d,u)=>{a[u]-=d*c/s})}return a}isKnown(e,n,t){let a=(o,r)=>o.some(s=>Math.abs(s[0]-e[0])<=r&&L(s,e)<=r);return a(n,fn*this.diagonal)||a(t,u3*this.diagonal)}newton(e,n,t){let a=e,o=I(this.f.look(a).gradient);for(let r=0;r<n&&o>0;r++){let s=this.newtonStep(a),l=Math.min(1,.1*this.diagonal/Math.max(I(s),1e-300));s=s.map(d=>d*l);let c=!1;for(let d=0;d<6&&!c;d++){let u=a.map((m,p)=>m+s[p]),v=I(this.f.look(u).gradient);v<o?[a,o,c]=[u,v,!0]:s=s.map(m=>.5*m)}if(!c)break;if(t?.(a))return null}return a}isCritical(e){let n=this.f.look(e);if(!(I(n.gradient)<=o3*this.scale)||!Number.isFinite(n.value)||!(I(this.newtonStep(e))<=1e-4*this.diagonal))return!1;let t=this.f.hessian(e),a=e.map((r,s)=>I(e.map((l,c)=>t(s,c))));if(!a.every(Number.isFinite))return!1;let o=1e-7*this.diagonal;return e.every((r,s)=>{let l=2*o*a[s]+.001*this.scale;return[-o,o].every(c=>{let d=e.map((u,v)=>v===s?u+c:u);return I(this.f.look(d).gradient)<=l})})}eigenvalues(e){let n=64*Number.EPSILON*this.scale;return this.f.eigenpairs(e).map(({value:a,vector:o})=>{let r=Math.abs(a),s=Math.min(n/Math.max(r,1e-300),.001*this.diagonal);return[-s,s].some(c=>{let d=this.f.hessian(e.map((v,m)=>v+c*o[m])),u=0;return o.forEach((v,m)=>{o.forEach((p,f)=>{u+=v*p*d(m,f)})}),Math.abs(u-a)>.5*r})?0:a}).sort((a,o)=>a-o)}oneOfEach(e){let n=e.map((a,o)=>o),t=Math.min(6,e.length-1);return e.forEach((a,o)=>{let r=e.map((s,l)=>({j:l,gap:L(a,s)})).filter(({j:s})=>s!==o).sort((s,l)=>s.gap-l.gap).slice(0,t);for(let{j:s,gap:l}of r){if(!(l<.1*this.diagonal))continue;let c=a.map((m,p)=>.5*(m+e[s][p])),d=this.newton(c,30);if(!this.isCritical(d)||!(L(d,c)<.25*l))continue;let[u,v]=[Math.min(n[o],n[s]),Math.max(n[o],n[s])];n.forEach((m,p)=>{m===v&&(n[p]=u)})}}),[...new Set(n)].map(a=>e.filter((o,r)=>n[r]===a).reduce((o,r)=>L(r,this.middle)<L(o,this.middle)?r:o))}};function c3(i){let e=i.map(Math.abs);return Math.min(...e)<=Ne*Math.max(...e)}function pn(i,e,n){i.some(t=>L(t,e)<=n)||i.push(e)}function v3(i,e){if(i.value!==e.value)return i.value-e.value;let n=i.location.findIndex((t,a)=>t!==e.location[a]);return n<0?0:i.location[n]-e.location[n]}function m3(i,e,n){return Array.from({length:n},(t,a)=>i+(e-i)*a/(n-1))}function h3(i){let e=[...i].sort((t,a)=>t-a),n=e.length/2;return e.length===0?Number.NaN:e.length%2?e[Math.floor(n)]:.5*(e[n-1]+e[n])}var de=[[-2,2],[-2,2]],f3=20;function Mn(i){let e=G(i.landscape),n=new F(e.formula),{box:t,found:a}=p3(e,n,i.box),o=a.map(l=>g3(l,n)),r={landscape:e.text,formula:e.formula.text,named:e.named,nDims:n.nDims,box:t,criticalPoints:o},s=x3(r,mn(i.starts));return{...r,reference:s,manifolds:hn(r,s,n)}}var P=(i,e)=>i.slice(0,e);function Le(i){return Math.hypot(...P(i.box,i.nDims).map(([e,n])=>n-e))}function p3(i,e,n){if(i.known)return{box:n??i.box,found:i.known};if(n)return{box:n,found:ue(e,P(n,e.nDims))};let t=de.map(([s,l])=>[5*s,5*l]),a=ue(e,P(t,e.nDims));if(a.length===0||a.length>f3)return{box:de,found:ue(e,P(de,e.nDims))};let[o,r]=de.map(([,s],l)=>Math.max(s,1.25*Math.max(...a.map(({location:c})=>Math.abs(c[l]??0)))));return{box:[[-o,o],[-r,r]],found:a}}function g3(i,e){let t=e.eigenpairs(i.location).map(({vector:o})=>M3(o)),{eigenvalues:a}=i;return{location:[i.location[0],i.location[1]??0],value:i.value,eigenvalues:[a[0],a[1]??a[0]],eigenvectors:[t[0],t[1]??t[0]],kind:le(a),index:gn(a)}}function M3(i){let n=(Math.abs(i[0])>=Math.abs(i[1]??0)?i[0]:i[1])<0?-1:1;return[n*i[0],n*(i[1]??0)]}function Ue(i,e,n){let t=null,a=1/0;for(let o of i){let r=Math.hypot(e-o.location[0],n-o.location[1]);(t===null||r<a)&&([t,a]=[o,r])}return t&&{point:t,distance:a}}function x3(i,e){let{nDims:n}=i,t=[e[0],n===2?e[1]:0],a=Ue(i.criticalPoints,...t);if(a===null||a.point.kind==="MINIMUM")return null;let{point:o}=a,r=i.criticalPoints.filter(u=>u!==o).map(u=>L(u.location,o.location)),s=P(i.box,n).map(([u,v])=>v-u),l=.5*Math.min(.5*Math.min(...s),...r),c=o.eigenvectors.slice(0,Math.min(o.index,n)),d={point:o,radius:l,escapeDirections:c};return Fe(d,t)<l?d:null}function Fe({point:i,escapeDirections:e},n){let t=n[0]-i.location[0],a=n[1]-i.location[1];return e.length===0?Math.hypot(t,a):Math.hypot(...e.map(([o,r])=>o*t+r*a))}var ee=3.8414588206941254;function xn(i,e){if(e===0)return{value:0,low:0,high:1};let n=i/e,t=(n+ee/(2*e))/(1+ee/e),o=Math.sqrt(ee*(n*(1-n)+ee/(4*e))/e)/(1+ee/e);return{value:n,low:Math.max(0,t-o),high:Math.min(1,t+o)}}function yn(i,e){let n=Float64Array.from(i).sort(),t=[],a=[],o=1;for(let r=0;r<n.length;){let s=r;for(;s<n.length&&n[s]===n[r];)s+=1;o*=1-(s-r)/(e-r),t.push(n[r]),a.push(o),r=s}return{steps:Float32Array.from(t),share:Float32Array.from(a)}}var y3=.02,b3=100,k3=1e-6,D=2147483647,ce=class{constructor(e,n,t){this.place=e;this.starts=n;let a=n[0].length,o=()=>new Int32Array(a).fill(D);this.marks={escaped:o(),climbed:o(),fallen:o(),outside:o(),notFinite:o()},this.watch=this.watcher(t)}place;starts;watch;marks;watcher(e){let{place:n,marks:t}=this,a=P(n.box,n.nDims).map(([s,l])=>.5*(s+l)),o=b3*Le(n),r=this.escapeTest();return(s,l,c)=>{let[d,u]=[l[0],l[1]],v=d.length;for(let m=0;m<v;m++){let[p,f,M]=[d[m],u?u[m]:0,c[m]],h=Number.isFinite(p)&&Number.isFinite(f);if(!h&&t.notFinite[m]===D&&(t.notFinite[m]=s),h&&!Number.isFinite(M)&&t.outside[m]===D&&(t.outside[m]=s),Math.abs(p-a[0])>o||u&&Math.abs(f-a[1])>o){let g=M<=e?t.fallen:t.climbed;g[m]===D&&(g[m]=s)}r&&t.escaped[m]===D&&r(p,f,M)&&(t.escaped[m]=s)}}}escapeTest(){let{reference:e}=this.place;if(e===null)return null;let{point:n,radius:t,escapeDirections:a}=e,[o,r]=n.location;if(a.length===0)return(u,v,m)=>(u-o)**2+(v-r)**2>=t**2&&m<n.value;let[[s,l],c]=a,d=(u,v,m,p)=>(u===0?0:u*(m-o))+(v===0?0:v*(p-r));return c?(u,v)=>d(s,l,u,v)**2+d(c[0],c[1],u,v)**2>=t**2:(u,v)=>Math.abs(d(s,l,u,v))>=t}escapedAt(e){return this.happened(e)==="ESCAPED"?this.marks.escaped[e]:null}happened(e){let{marks:n}=this,t=n.escaped[e],a=n.fallen[e],o=n.outside[e]<a?n.outside[e]:D,r=n.climbed[e]<a?n.climbed[e]:D,s=n.notFinite[e]<a?n.notFinite[e]:D;return t!==D&&t===a||o>=r&&Math.min(r,s)!==D?"DIVERGED":o<t?"LEFT_DOMAIN":t===D?null:"ESCAPED"}outcomes(e){let n=new F(this.formula);return Array.from(e[0],(t,a)=>this.happened(a)??this.rest(a,e,n))}verdicts(e){let n=e[0].length,t=Object.fromEntries(ke.map(s=>[s,0])),a=[];this.outcomes(e).forEach((s,l)=>{t[s]+=1,s==="ESCAPED"&&a.push(this.marks.escaped[l])});let o=Object.fromEntries(ke.map(s=>[s,xn(t[s],n)])),r=this.place.reference?yn(a,n):null;return{tally:t,shares:o,survival:r}}get formula(){return G(this.place.landscape).formula}rest(e,n,t){let{place:a}=this;if(a.reference)return"STUCK";let o=n.map(l=>l[e]);if(!o.every(Number.isFinite))return"UNDECIDED";let r=Ue(a.criticalPoints,o[0],o[1]??0);if(r&&r.distance<=y3*Le(a))return bn(r.point.kind);if(P(a.box,a.nDims).some(([l,c],d)=>!(o[d]>=l&&o[d]<=c)))return"UNDECIDED";let s=I(t.look(this.starts.map(l=>l[e])).gradient);return I(t.look(o).gradient)<=k3*s?bn(le(t.eigenpairs(o).map(({value:l})=>l))):"UNDECIDED"}};function bn(i){return i==="MINIMUM"?"CONVERGED":i==="DEGENERATE"?"UNDECIDED":"STUCK"}var ne=12,I3=24,kn=2**31,ve=class{constructor(e,n,t,a){this.plan=e;this.starts=n;this.optimizer=t;this.walker=a;this.ensemble=this.fresh()}plan;starts;optimizer;walker;ensemble;recent=[];fresh(){return this.recent=[],new U(this.plan,this.starts.map(e=>e.slice(this.walker,this.walker+1)),this.walker)}at(e){for(this.ensemble.step>e&&(this.ensemble=this.fresh());this.ensemble.step<e;)this.advance();let{ensemble:n}=this,t=z(n.points),a=n.look()[0],o=z(n.exact),r=this.around(e,o),s=In(n);this.advance();let l=In(n),c=z(n.points);return{optimizer:this.optimizer,walker:this.walker,step:e,point:t,value:a,gradient:o,around:r,drawn:z(n.gradient),memory:Object.fromEntries(Object.keys(s).map(d=>[d,{before:s[d],after:l[d]}])),learningRate:this.plan.settings.learning_rate*n.factor(e),move:[c[0]-t[0],c[1]-t[1]],next:c,recent:[...this.recent],curvatures:new F(this.plan.formula).eigenpairs(t).map(d=>({value:d.value,vector:[d.vector[0],d.vector[1]??0]}))}}advance(){this.ensemble.advance(1),this.recent.push(z(this.ensemble.gradient)),this.recent.length>I3&&this.recent.shift()}around(e,n){let{batches:t,noise:a,seed:o,formula:r}=this.plan,s=r.variables.length,l=Array.from({length:s},(c,d)=>new Float64Array(ne).fill(n[d]));if(t){let c=new B(t,o,ne);for(let d=0;d<ne;d++)c.add(d,kn+d,e,l,!0)}else if(a){let c=a.direction?1:s,d=new A(o,"noise",N(c)),u=new Float64Array(c);for(let v=0;v<ne;v++)d.normals(kn+v,e,u),l.forEach((m,p)=>{m[v]+=a.std*(a.direction?a.direction[p]*u[0]:u[p])})}else return[];return Array.from({length:ne},(c,d)=>z(l,d))}};function z(i,e=0){return[i[0][e],i[1]?i[1][e]:0]}function In({rule:i}){return Object.fromEntries(Object.entries(i.memory).map(([e,n])=>[e,z(n)]))}var S3=2048,te=class{constructor(e,n,t){this.walker=t;this.ensemble=new U(e,n.map(a=>a.slice(t,t+1)),t),this.path=this.ensemble.points.map(a=>[a[0]])}walker;ensemble;path=[];stride=1;advanceTo(e){for(;this.ensemble.step<e;)this.ensemble.advance(1),this.ensemble.step%this.stride===0&&this.note()}note(){this.ensemble.points.forEach((e,n)=>this.path[n].push(e[0])),!(this.path[0].length<S3)&&(this.stride*=2,this.path=this.path.map(e=>e.filter((n,t)=>t%2===0)))}drawn(){let e=this.ensemble.points.map(a=>a[0]),n=this.ensemble.step%this.stride===0,t=a=>this.path[a]?Float32Array.from(n?this.path[a]:[...this.path[a],e[a]]):new Float32Array(this.path[0].length+(n?0:1));return[t(0),t(1)]}value(){return this.ensemble.look()[0]}};function Sn(i){let{formula:e}=G(i.landscape),n=e.variables.length,t=i.batch&&je(i.batch,i.noise,i.seed,n);return{plans:i.optimizers.map(({rule:o,settings:r})=>({formula:e,rule:o,settings:r,batches:t,seed:i.seed,schedule:i.schedule,noise:t?null:A3(i,n)})),starts:vn(i.starts,i.seed,n)}}function A3({noise:i},e){if(i===null||i.std===0)return null;if(i.direction===null)return{std:i.std,direction:null};let n=i.direction.slice(0,e);return Math.hypot(...n)>0?{std:i.std,direction:be(n)}:null}var T3=60,D3=10,E3=2e3,R3=5e3,me=class{constructor(e,n){this.state=e;this.drawn=n;this.place=Mn(e),this.runs=Sn(e),this.selected=e.selected,this.restart()}state;drawn;place;runs;racers=[];examiner=null;examined=null;selected;counted=-1/0;countedStep=-1;countTook=0;fromStart=null;get step(){return this.racers[0].ensemble.step}get done(){return this.step>=this.state.steps}restart(){let{plans:e,starts:n}=this.runs;this.countedStep=-1,this.racers=e.map(t=>{let a=new U(t,n),o=a.look().reduce((s,l)=>Math.max(s,l),-1/0),r=new ce(this.place,n,o);return{plan:t,ensemble:a,judge:r,companion:new te(t,n,this.walker),verdicts:null}})}get walker(){let e=this.selected?.walker??0;return Math.min(e,q(this.state.starts)-1)}get optimizer(){return Math.min(this.selected?.optimizer??0,this.racers.length-1)}advance(e,n){let t=performance.now()+n,a=Math.min(this.state.steps,this.step+e),o=performance.now();for(;this.step<a;){for(let{ensemble:s,judge:l}of this.racers)s.advance(1,l.watch);let r=performance.now();if(r+(r-o)>t)break;o=r}}seek(e){let n=Math.max(0,Math.min(e,this.state.steps));n<this.step&&this.restart(),this.advance(n-this.step,1/0)}select(e){this.selected=e,this.examiner=null;for(let n of this.racers)n.companion.walker!==this.walker&&(n.companion=new te(n.plan,this.runs.starts,this.walker))}examine(e){this.examined=e}frame(){let e=performance.now();this.count();for(let{companion:a}of this.racers)a.advanceTo(this.step);let n=this.racers.length*q(this.state.starts),t=Math.max(1,Math.ceil(n/this.drawn));return{step:this.step,nSteps:this.state.steps,optimizers:this.racers.map(a=>this.racerFrame(a,t)),forecast:this.forecast(),anatomy:this.anatomy(),done:this.done,milliseconds:performance.now()-e}}count(){let e=performance.now(),n=this.racers.length*q(this.state.starts)>E3,t=this.countedStep<0;if(this.countedStep===this.step)return;let a=Math.max(T3,D3*this.countTook);if(!(n&&!t&&!this.done&&e-this.counted<a)){for(let o of this.racers)o.ensemble.look(o.judge.watch),o.verdicts=o.judge.verdicts(o.ensemble.points);this.countedStep=this.step,this.counted=performance.now(),this.countTook=this.counted-e}}racerFrame({ensemble:e,companion:n,verdicts:t},a){let{batch:o}=this.state;return{...t,points:[An(e.points[0],a),An(e.points[1],a,e.nWalkers)],stride:a,nWalkers:e.nWalkers,path:n.drawn(),value:n.value(),nSampleGradients:o?_3(o,this.step):this.step,done:this.done}}forecast(){let{reference:e}=this.place,n=this.optimizer,{plan:t,companion:a,judge:o}=this.racers[n];if(!e||e.escapeDirections.length===0)return null;let r={rule:t.rule,settings:t.settings,schedule:this.state.schedule},s=-e.point.eigenvalues[0],l=this.place.nDims,c=e.escapeDirections[0].slice(0,l),d=h=>({curvature:s,direction:c,radius:e.radius,offset:c.reduce((g,b,x)=>g+b*(h[x]-e.point.location[x]),0),noiseStd:w3(t,c)}),u=`${n}/${a.walker}`;if(this.fromStart?.key!==u){let h=this.runs.starts.map(g=>g[a.walker]);this.fromStart={key:u,answer:this.answer(r,d(h))}}let{steps:v,reason:m}=this.fromStart.answer,p=[a.ensemble.points[0][0],a.ensemble.points[1]?.[0]??0],f=o.escapedAt(a.walker),M=0;if(f===null){let h={step:this.step,memory:a.ensemble.rule.memory};M=this.answer(r,d(a.ensemble.points.map(b=>b[0])),h,R3).steps??(v===null?null:Math.max(0,v-this.step))}return{optimizer:n,walker:a.walker,curvature:s,factor:Y(r,s,this.step),displacement:Fe(e,p),radius:e.radius,stepsLeft:M,fromStart:v,escapedAt:f,reason:m}}answer(e,n,t,a){return this.state.batch?{steps:null,reason:"No closed form for mini-batches on this page."}:n.direction.length===2&&this.place.reference.escapeDirections.length>1?{steps:null,reason:"Several directions lead out: no closed form on this page."}:!n.direction.some(r=>Math.abs(r)>1-1e-9)&&Number.isNaN(Y(e,1))?{steps:null,reason:"Its step divides coordinate by coordinate, and the way out is along none: no closed form."}:Ye(e,n,t,a)}anatomy(){if(this.examined===null||this.examined==="last"&&this.step===0)return null;let{walker:e,optimizer:n}=this;(this.examiner?.walker!==e||this.examiner.optimizer!==n)&&(this.examiner=new ve(this.racers[n].plan,this.runs.starts,n,e));let t=this.examined==="last"?this.step-1:this.examined;return this.examiner.at(Math.max(0,Math.min(t,this.state.steps-1)))}};function _3(i,e){if(i.sampling==="replacement")return i.size*e;let n=Math.ceil(i.samples/i.size);return Math.floor(e/n)*i.samples+e%n*i.size}function w3(i,e){if(i.noise===null)return 0;let n=i.noise.direction;return n===null?i.noise.std:i.noise.std*Math.abs(n.reduce((t,a,o)=>t+a*e[o],0))}function An(i,e,n=0){let t=Math.ceil((i?.length??n)/e),a=new Float32Array(t);if(i)for(let o=0;o<t;o++)a[o]=i[o*e];return a}var he=class{constructor(e){this.answer=e}answer;runner=null;run=0;take(e){try{this.obey(e)}catch(n){let a=n instanceof O||n instanceof E?n.message:`the simulation failed (${String(n)}); accepted: another state. Reload the page.`;this.runner=null,this.answer({type:"refused",run:e.run,message:a},[])}}obey(e){if(e.type==="reset"){this.run=e.run,this.runner=null,this.runner=new me(e.state,e.drawn),this.answer({type:"place",run:e.run,place:this.runner.place},[]),this.send(0);return}if(this.runner===null||e.run!==this.run)return;let n=performance.now();e.type==="draw"?this.runner.drawn=e.drawn:e.type==="select"?this.runner.select(e.selected):e.type==="examine"?this.runner.examine(e.step):e.type==="seek"?this.runner.seek(e.step):this.runner.advance(e.steps,e.milliseconds),this.send(performance.now()-n)}send(e){let n=this.runner.frame(),t={...n,milliseconds:n.milliseconds+e};this.answer({type:"frame",run:this.run,frame:t},C3(t))}};function C3(i){let e=i.optimizers.flatMap(n=>[...n.points,...n.path]);return[...new Set(e.map(n=>n.buffer))]}var N3=new he((i,e)=>self.postMessage(i,e));self.onmessage=i=>N3.take(i.data);})();\n';if(e!==""&&typeof Worker=="function")try{return O0(e,i)}catch{}return md(i)}function O0(i,e){let t=URL.createObjectURL(new Blob([i],{type:"text/javascript"})),n=new Worker(t),s=null,r=!1,a=[];return n.onmessage=o=>{r||URL.revokeObjectURL(t),r=!0,a.length=0,e(o.data)},n.onerror=o=>{if(!(r||s)){o.preventDefault(),s=md(e);for(let l of a)s.post(l)}},{post(o){if(s)return s.post(o);r||a.push(o),n.postMessage(o)},close(){n.terminate(),URL.revokeObjectURL(t),s?.close()}}}function md(i){let e=!0,t=new Ba(n=>{e&&i(n)});return{post(n){setTimeout(()=>{e&&t.take(n)},0)},close(){e=!1}}}var B0=5,gd=1e4,z0=.25,za=class{constructor(e,t=pd){this.state=e;this.channel=t(n=>this.take(n)),this.reset(e)}state;milliseconds={simulate:0,draw:0};playing=!1;channel;run=0;waiting=0;last=null;drawn=gd;due=0;before=0;ticket=null;framed=[];placed=[];refused=[];onframe(e){this.framed.push(e)}onplace(e){this.placed.push(e)}onrefusal(e){this.refused.push(e)}get frame(){return this.last}play(){this.playing||this.last?.done||(this.playing=!0,this.due=0,this.before=performance.now(),this.schedule())}pause(){this.playing=!1,this.ticket!==null&&V0(this.ticket),this.ticket=null}step(e){this.pause(),this.last&&this.post({type:"seek",step:this.last.step+e})}seek(e){this.pause(),this.post({type:"seek",step:e})}reset(e){this.pause(),this.state=e,this.last=null,this.run+=1,this.waiting=0,this.post({type:"reset",state:e,drawn:this.drawn})}select(e){this.state={...this.state,selected:e},this.post({type:"select",selected:e})}setSpeed(e){this.state={...this.state,speed:e},this.due=0}examine(e){this.post({type:"examine",step:e})}setDrawn(e){this.drawn=Math.max(1,Math.min(gd,Math.floor(e))),this.post({type:"draw",drawn:this.drawn})}dispose(){this.pause(),this.channel.close(),this.framed.length=this.placed.length=this.refused.length=0}post(e){this.waiting+=1,this.channel.post({...e,run:this.run})}take(e){if(e.run===this.run){if(e.type==="place"){for(let t of this.placed)t(e.place);return}if(this.waiting=Math.max(0,this.waiting-1),e.type==="refused"){this.pause();for(let t of this.refused)t(e.message);return}this.last=e.frame,this.milliseconds.simulate=e.frame.milliseconds,e.frame.done&&this.pause();for(let t of this.framed)t(e.frame)}}schedule(){this.ticket=G0(()=>{this.ticket=null,this.playing&&(this.tick(),this.schedule())})}tick(){let e=performance.now(),t=Math.min(z0,(e-this.before)/1e3);if(this.before=e,this.state.speed==="max"?this.due=1e9:this.due+=t*this.state.speed,this.waiting>0||this.due<1)return;let n=Math.floor(this.due);this.due-=n,this.post({type:"advance",steps:n,milliseconds:B0})}},vd=typeof requestAnimationFrame=="function";function G0(i){return vd?requestAnimationFrame(i):setTimeout(i,16)}function V0(i){vd?cancelAnimationFrame(i):clearTimeout(i)}var Ga={version:1,characters:{state:6e5,formula:2e3,name:100,replay:64e6,title:200,line:2e3},words:{samplings:["replacement","reshuffle"],themes:["auto","light","dark"]},whole:{n_walkers:[1,1e4],n_optimizers:[1,8],n_steps:[1,1e6],n_samples:[1,256],batch_size:[1,256],every:[1,1e6],seed:[0,9007199254740991],wait:[0,1e6],plane_side:[2,256],n_lines:[0,40],n_tracks:[1,32],n_paths:[1,1e3],n_points:[1,5e5],n_parameters:[1,9007199254740991]},real:{coordinate:[-1e6,1e6],radius:[0,1e6],std:[0,1e6],factor:[1e-6,1e6],speed:[.1,1e6],angle:[-1e6,1e6],distance:[1e-6,1e6],learning_rate:[1e-12,1e6],share_kept:[0,.999999999],not_negative:[0,1e6],proportion:[0,1]},rules:{sgd:{learning_rate:"learning_rate"},momentum:{learning_rate:"learning_rate",momentum:"share_kept"},ema_momentum:{learning_rate:"learning_rate",momentum:"share_kept"},nesterov:{learning_rate:"learning_rate",momentum:"share_kept"},adagrad:{learning_rate:"learning_rate",eps:"not_negative"},rmsprop:{learning_rate:"learning_rate",alpha:"share_kept",eps:"not_negative"},adam:{learning_rate:"learning_rate",b1:"share_kept",b2:"share_kept",eps:"not_negative"},perturbed_gd:{learning_rate:"learning_rate",radius:"not_negative",gradient_tol:"not_negative",wait:"wait"},newton:{learning_rate:"learning_rate"},saddle_free_newton:{learning_rate:"learning_rate",damping:"not_negative"}}};var ft=Ga;function ut(i){return Ga.whole[i]}function dn(i){return Ga.real[i]}function Zn(i){try{return{state:W0(i)}}catch(e){if(e instanceof ze||e instanceof Gt)return{refusal:e.message};throw e}}function W0(i){let e=ws(),t=pt(i,"state",Object.keys(e)),n=ns(t.version,ft.version);if(Number.isInteger(n)&&n>ft.version)throw new ze(`a state of version ${Lt(n)}`,`version ${ft.version}`,"It was made by a newer unsaddle: update this one.");_t(n,"version",[ft.version,ft.version]);let s=X0(ns(t.landscape,e.landscape)),r={version:1,landscape:s,box:is(t.box,$0),starts:t.starts===void 0?{kind:"points",points:[bt(s).start??[1,1e-6]]}:q0(t.starts),optimizers:t.optimizers===void 0?e.optimizers:Y0(t.optimizers),noise:is(t.noise,Z0),batch:is(t.batch,J0),schedule:t.schedule===void 0?e.schedule:K0(t.schedule),steps:_t(ns(t.steps,e.steps),"steps",ut("n_steps")),seed:_t(ns(t.seed,e.seed),"seed",ut("seed")),speed:t.speed==="max"?"max":sn(ns(t.speed,e.speed),"speed",dn("speed")),view:j0(ns(t.view,{})),selected:is(t.selected,Q0),station:is(t.station,a=>Yn(a,"station",ft.characters.name))};return eg(r),r}function ns(i,e){return i===void 0?e:i}function is(i,e){return i==null?null:e(i)}var Ts=(i,e)=>fr(i,e,dn("coordinate"));function X0(i){let e=Yn(i,"landscape",ft.characters.formula).trim();return bt(e),e}function $0(i){let e=Nt(i,"box",[2,2]).map((t,n)=>{let[s,r]=Ts(t,`box[${n}]`);if(!(r-s>=1e-9*Math.max(1,Math.abs(s),Math.abs(r))))throw new ze(`box[${n}] from ${s} to ${r}`,"a lower end below its upper end, by more than rounding","Write the lower end first.");return[s,r]});return[e[0],e[1]]}function q0(i){let t=pt(i,"starts",["kind","points","from","to","center","radius","count"]),n=qn(t.kind,"starts.kind",["points","line","patch"]);if(n==="points"){pt(t,"starts of kind 'points'",["kind","points"]);let r=Nt(t.points,"starts.points",ut("n_walkers"));return{kind:n,points:r.map((a,o)=>Ts(a,`starts.points[${o}]`))}}let s=_t(t.count,"starts.count",ut("n_walkers"));return n==="line"?(pt(t,"starts of kind 'line'",["kind","from","to","count"]),{kind:n,from:Ts(t.from,"starts.from"),to:Ts(t.to,"starts.to"),count:s}):(pt(t,"starts of kind 'patch'",["kind","center","radius","count"]),{kind:n,center:Ts(t.center,"starts.center"),radius:sn(t.radius,"starts.radius",dn("radius")),count:s})}function Y0(i){return Nt(i,"optimizers",ut("n_optimizers")).map((e,t)=>{let n=`optimizers[${t}]`,s=pt(e,n,["rule","settings"]),r=qn(s.rule,`${n}.rule`,Object.keys(ji)),a=ft.rules[r],o=pt(ns(s.settings,{}),`${n}.settings`,Object.keys(a)),l={};for(let[c,u]of Object.entries(o)){let d=`${n}.settings.${c}`,h=a[c];l[c]=h in ft.whole?_t(u,d,ut(h)):sn(u,d,dn(h))}return{rule:r,settings:Qi(r,l)}})}function Z0(i){let e=pt(i,"noise",["std","direction"]),t=is(e.direction,n=>Ts(n,"noise.direction"));if(t&&Math.hypot(...t)<1e-9)throw new ze(`noise.direction=${Lt(t)}`,"a direction that has a length","Use null for noise in every direction.");return{std:sn(e.std,"noise.std",dn("std")),direction:t}}function J0(i){let e=pt(i,"batch",["size","samples","sampling"]),t=_t(e.samples,"batch.samples",ut("n_samples"));return{size:_t(e.size,"batch.size",[1,t]),samples:t,sampling:qn(e.sampling??"reshuffle","batch.sampling",ft.words.samplings)}}function K0(i){let e=pt(i,"schedule",["kind","every","factor","steps"]),t=qn(e.kind,"schedule.kind",["constant","step","cosine"]);return t==="step"?(pt(e,"schedule of kind 'step'",["kind","every","factor"]),{kind:t,every:_t(e.every,"schedule.every",ut("every")),factor:sn(e.factor,"schedule.factor",dn("factor"))}):t==="cosine"?(pt(e,"schedule of kind 'cosine'",["kind","steps"]),{kind:t,steps:_t(e.steps,"schedule.steps",ut("n_steps"))}):(pt(e,"schedule of kind 'constant'",["kind"]),{kind:t})}function j0(i){let e=ws().view,t={...e,...pt(i,"view",Object.keys(e))},n={surface:pc(t.surface,"view.surface"),contours:pc(t.contours,"view.contours"),camera:is(t.camera,s=>{let[r,a,o]=Nt(s,"view.camera",[3,3]);return[sn(r,"view.camera[0]",dn("angle")),sn(a,"view.camera[1]",dn("angle")),sn(o,"view.camera[2]",dn("distance"))]}),theme:qn(t.theme,"view.theme",ft.words.themes)};if(!n.surface&&!n.contours)throw new ze("a view of neither surface nor contours","at least one of the two","Show one.");return n}function Q0(i){let e=pt(i,"selected",["optimizer","walker"]);return{optimizer:_t(e.optimizer,"selected.optimizer",[0,ut("n_optimizers")[1]-1]),walker:_t(e.walker,"selected.walker",[0,ut("n_walkers")[1]-1])}}function eg({selected:i,optimizers:e,starts:t}){i!==null&&(_t(i.optimizer,"selected.optimizer",[0,e.length-1]),_t(i.walker,"selected.walker",[0,Mt(t)-1]))}var tg=["#0072b2","#e69f00","#009e73","#cc79a7","#d55e00","#56b4e9","#f0e442"],xd=["circle","square","up","diamond","down","plus","star","hexagon"],yd=[[],[8,3],[2,2.5],[8,3,2,3],[14,4],[6,2,2,2,2,2],[4,4],[1,4]],_d={dark:!1,ink:"#1c1f26",faint:"#595e68",paper:"#ffffff",halo:"#ffffff",low:[148,170,196],high:[250,249,244],line:"rgba(40, 52, 70, 0.42)",accent:"#7a1fa2"},Md={dark:!0,ink:"#eef0f4",faint:"#aab1bd",paper:"#14171d",halo:"#0b0d11",low:[24,29,40],high:[98,110,130],line:"rgba(225, 232, 245, 0.30)",accent:"#e0a3ff"};function an(i,e){return{color:(i===0&&e.dark?"#3a93e0":tg[i])??e.ink,marker:xd[i%xd.length],dash:yd[i%yd.length]}}function ss(i,e){let t=n=>e.low[n]+(e.high[n]-e.low[n])*i;return[t(0),t(1),t(2)]}function fn(i,e,t,n,s){let r=s/2;if(e==="circle"){i.moveTo(t+r,n),i.arc(t,n,r,0,2*Math.PI);return}ng[e].forEach(([o,l],c)=>{c===0?i.moveTo(t+r*o,n+r*l):i.lineTo(t+r*o,n+r*l)}),i.closePath()}var bd=(i,e,t)=>Array.from({length:i},(n,s)=>{let r=2*Math.PI*s/i+e;return[t(s)*Math.cos(r),t(s)*Math.sin(r)]}),Vt=.36,ng={square:[[-.88,-.88],[.88,-.88],[.88,.88],[-.88,.88]],up:[[0,-1.15],[1.05,.8],[-1.05,.8]],down:[[0,1.15],[1.05,-.8],[-1.05,-.8]],diamond:[[0,-1.2],[1.2,0],[0,1.2],[-1.2,0]],plus:[[-Vt,-1.1],[Vt,-1.1],[Vt,-Vt],[1.1,-Vt],[1.1,Vt],[Vt,Vt],[Vt,1.1],[-Vt,1.1],[-Vt,Vt],[-1.1,Vt],[-1.1,-Vt],[-Vt,-Vt]],star:bd(10,-Math.PI/2,i=>i%2===0?1.3:.55),hexagon:bd(6,0,()=>1.05)};function Uc(i){return i==="auto"?matchMedia("(prefers-color-scheme: dark)").matches?Md:_d:i==="dark"?Md:_d}function B(i,e={},...t){let n=document.createElement(i);for(let[s,r]of Object.entries(e))typeof r=="function"?n.addEventListener(s.slice(2),r):r===!0?n.setAttribute(s,""):r!==!1&&n.setAttribute(s,String(r));return n.append(...t.filter(s=>s!==null)),n}var ig=0,Sr=()=>`unsaddle-${++ig}`,rt=(i,e,t={})=>B("button",{type:"button",onclick:e,...t},i);function Di(i,e,...t){return B("details",{class:"section",open:e},B("summary",{},i),...t)}var br=400;function Fn(i,e,t,n=""){let s=e.least>0?e.least:e.most*1e-4,r=h=>e.log?h<s?0:1+(br-1)*Math.log(h/s)/Math.log(e.most/s):br*(h-e.least)/(e.most-e.least),a=h=>{let f=e.log?h<1?e.least:s*(e.most/s)**((h-1)/(br-1)):e.least+(e.most-e.least)*h/br;return e.whole?Math.round(f):Number(f.toPrecision(3))},o=Sr(),l=B("input",{type:"range",id:o,min:0,max:br,step:"any"}),c=B("input",{type:"number","aria-label":`${i}, exact`,step:"any"});n&&(c.dataset.testid=n);let u=(h,f=null)=>{f!==l&&(l.value=String(r(h))),f!==c&&(c.value=String(h)),l.setAttribute("aria-valuetext",String(h))};l.step="1",l.addEventListener("input",()=>{let h=a(Number(l.value));u(h,l),t(h)}),c.addEventListener("change",()=>{let h=c.value.trim()===""?Number.NaN:Number(c.value);Number.isFinite(h)&&t(e.whole?Math.round(h):h)});let d=B("div",{class:"slider"},B("label",{for:o},i),l,c);return{el:d,set:h=>u(h,d.contains(kc(d))?kc(d):null)}}function kc(i){return i.getRootNode().activeElement??null}function pi(i,e,t,n={}){let s=Sr(),r=B("select",{id:s,onchange:()=>t(r.value),...n},...e.map(([o,l])=>B("option",{value:o},l)));return{el:B("div",{class:"choice"},B("label",{for:s},i),r),select:r,set:o=>{r.value=o}}}function Li(i,e,t={}){let n=B("input",{type:"checkbox",onchange:()=>e(n.checked),...t});return{el:B("label",{class:"tick"},n,B("span",{},i)),set:s=>{n.checked=s}}}function pn(i,e,t={}){let n=B("input",{type:"number",step:"any",...t,onchange:()=>{n.value.trim()!==""&&Number.isFinite(Number(n.value))&&e(Number(n.value))}}),s=B("label",{class:"entry"},B("span",{},i),n);return{el:s,set:r=>{kc(s)!==n&&(n.value=String(r))}}}function Ni(i,e,t){return B("table",{},B("caption",{},i),B("thead",{},B("tr",{},...e.map(n=>B("th",{scope:"col"},n)))),B("tbody",{},...t.map(n=>B("tr",{},...n.map((s,r)=>r===0?B("th",{scope:"row"},s):B("td",{},s))))))}function ke(i){if(Number.isNaN(i))return"none";if(!Number.isFinite(i))return i>0?"\u221E":"\u2212\u221E";let e=Math.abs(i);return i===0?"0":(e<.001||e>=1e5?i.toExponential(2):String(Number(i.toPrecision(4)))).replace(/-/g,"\u2212").replace("e+","e")}var sg=new Intl.NumberFormat("en-US",{maximumFractionDigits:0}),tt=i=>sg.format(Math.round(i));var Rn=(i,e,t={})=>({rule:i,settings:Qi(i,{learning_rate:e,...t})}),Tr={box:null,noise:null,batch:null,schedule:{kind:"constant"},seed:0,speed:60,selected:{optimizer:0,walker:0},steps:400,optimizers:[Rn("sgd",.1)]},Sd={...Tr,landscape:"lee",starts:{kind:"points",points:[[1,0]]}},wr={...Sd,starts:{kind:"line",from:[1,0],to:[1,0],count:100}},rs=[{id:"convex",title:"One valley",statements:[1],text:"A convex function has one minimum, and it is the global one: all hundred walkers end there.",attempt:"Drag the patch of starts anywhere and run again.",state:{...Tr,landscape:"bowl",starts:{kind:"patch",center:[1,1],radius:.5,count:100},steps:200}},{id:"saddle",title:"Two valleys and a pass",statements:[2],text:"A non-convex function can have several minima; here a saddle (\u2715) joins two of them, and the solid line, its stable manifold, divides who ends where.",attempt:"Drag the patch to one side of the solid line: all walkers end in that valley.",state:{...Tr,landscape:"double_well",starts:{kind:"patch",center:[0,1],radius:.2,count:100},optimizers:[Rn("sgd",.05)]}},{id:"stuck",title:"Stuck",statements:[3],text:"Near a saddle the gradient shrinks on all sides. This walker comes from above along one direction only; across it the slope is exactly zero, so it stops at the saddle for good.",attempt:"In Starts, change y from 0 to 0.000001: it leaves, after about 140 steps.",state:{...Sd}},{id:"batches",title:"Averaging does not turn",statements:[4,5],text:"Mini-batches of 16 see the same function: averaging shrinks their fluctuation, and the mean direction stays. These samples differ only along x, so all hundred walkers still reach the saddle.",attempt:"Change the batch size: 64, all samples, has no fluctuation; the saddle is reached with every size.",state:{...wr,noise:{std:.5,direction:[1,0]},batch:{size:16,samples:64,sampling:"reshuffle"}}},{id:"single",title:"One sample at a time",statements:[6],text:"Single-sample descent fluctuates more along x and reaches the saddle just the same; on the flat part nothing pushes it along y, in whatever order the samples come.",attempt:"Switch \u201Cdrawn\u201D to \u201Cwith replacement\u201D, or change the seed: another order, the same end.",state:{...wr,noise:{std:.5,direction:[1,0]},batch:{size:1,samples:64,sampling:"reshuffle"}}},{id:"shrinking",title:"Smaller and smaller steps",statements:[7],text:"The fluctuation has one direction and the steps get smaller: the walkers converge to the saddle, for the noise shrinks with the step.",attempt:"Set the schedule to constant: they hover around the saddle instead, and still do not leave.",state:{...wr,noise:{std:.5,direction:[1,0]},schedule:{kind:"step",every:150,factor:.8},steps:3e3,speed:300}},{id:"sideways",title:"Free by noise",statements:[8],text:"A little noise in every direction has a part along the way out, where it grows by a factor at each step. With a step this large, all hundred walkers leave this simple saddle.",attempt:"Tick \u201Calong one direction only\u201D and turn the arrow: at 0\xB0 all are stuck, at 10\xB0 nearly all leave.",state:{...wr,noise:{std:.01,direction:null},optimizers:[Rn("sgd",.03)]}},{id:"complex",title:"A flatter saddle",statements:[9],text:"The monkey saddle has no curvature at all at its centre, so nothing grows by a factor there. The noise and the step that freed everybody before are not enough: in the same 400 steps all stay.",attempt:"Give it 4,000 steps: they leave at last.",state:{...wr,landscape:"monkey_confined",starts:{kind:"line",from:[.1,0],to:[.1,0],count:100},noise:{std:.01,direction:null},optimizers:[Rn("sgd",.03)]}},{id:"memory",title:"Free by memory",statements:[10,12],text:"The same start, a millionth off the ridge, no noise, and 300 steps for everybody: plain descent is still stuck, while momentum, Nesterov, RMSprop and Adam have left, because they take past gradients into account. Watch them side by side.",attempt:"Give everybody 1,000 steps: plain descent leaves too, at about step 700.",state:{...Tr,landscape:"saddle",starts:{kind:"points",points:[[1,1e-6]]},steps:300,speed:30,optimizers:[Rn("sgd",.01),Rn("momentum",.01),Rn("nesterov",.01),Rn("adagrad",.01),Rn("rmsprop",.01),Rn("adam",.01)]}},{id:"anatomy",title:"Why momentum does it",statements:[11,12],text:"Across the ridge the gradients keep changing sign and cancel in the velocity; along the way out they keep their sign and build up to several times one gradient. So momentum is out while plain descent, with the same step, is not. Open \u201CAnatomy of one step\u201D and go back and forth.",attempt:"Set momentum \u03B3 to 0: nothing is remembered, and it stays as long as plain descent.",state:{...Tr,landscape:"5*x**2 - y**2/20",starts:{kind:"points",points:[[1,.001]]},steps:75,speed:10,optimizers:[Rn("momentum",.19,{momentum:.9}),Rn("sgd",.19)]}}];function wd(i,e){let t=B("span",{class:"note"}),n=B("h2"),s=B("p",{"data-testid":"tour-text","aria-live":"polite"}),r=B("p",{class:"attempt"}),a=-1,o=f=>{let g=rs[f];g!==void 0&&(i.simulation.pause(),i.change({...g.state,station:g.id}))},l=rt("\u2190 back",()=>o(a-1),{"data-testid":"tour-back"}),c=rt("next \u2192",()=>{a+1<rs.length?o(a+1):i.change({station:null})},{class:"primary","data-testid":"tour-next"}),u=rt("leave the tour",()=>i.change({station:null}),{"data-testid":"tour-close"}),d=rt("\u25B6 Run",e,{"data-testid":"tour-run"}),h=B("section",{class:"tour","aria-label":"Tour",hidden:!0},t,n,s,r,B("div",{class:"row"},d,l,c,u));return{el:h,get running(){return a>=0},open:o,move:f=>o(a+f),see(f){d.textContent=i.simulation.playing?"\u275A\u275A Pause":f.done?"\u25B6 Run again":"\u25B6 Run"},follow(f){a=rs.findIndex(v=>v.id===f.station);let g=rs[a];h.hidden=g===void 0,!(g===void 0||n.textContent===g.title)&&(t.textContent=`Station ${a+1} of ${rs.length}`,n.textContent=g.title,s.textContent=g.text,r.replaceChildren(B("b",{},"Press Run. Then try: "),g.attempt),l.disabled=a===0,c.textContent=a+1<rs.length?"next \u2192":"finish")}}}var rg=.8,ag=.35;function og(i,e){let t=i.map(s=>s[e]),n=0;for(let s=1;s<t.length;s++)t[s]*t[s-1]<0&&(n+=1);return{total:t.reduce((s,r)=>s+Math.abs(r),0),left:Math.abs(t.reduce((s,r)=>s+r,0)),turns:n,n:t.length}}function Td(i,e,t){let n=[];for(let s of[0,1]){if(s>=e)break;let r=s===0?"x":"y",a=og(i.recent,s);if(a.total===0){n.push(`Along ${r} every gradient of the last ${a.n} steps was exactly zero: nothing can build up.`);continue}let o=a.left/a.total,l=`${(100*o).toFixed(0)} %`,c=`${a.turns} time${a.turns===1?"":"s"}`;a.n<2?n.push(`Along ${r} there is one gradient so far, ${ke(i.drawn[s])}.`):o<ag?n.push(`Along ${r} the last ${a.n} gradients changed sign ${c}: of pushes of ${ke(a.total)} in all only ${l} is left, they cancel.`):o>rg?n.push(`Along ${r} the last ${a.n} gradients ${a.turns===0?"kept their sign":`changed sign only ${c}`}: ${l} of ${ke(a.total)} is left, they build up.`):n.push(`Along ${r} the last ${a.n} gradients changed sign ${c}: ${l} of ${ke(a.total)} is left.`),n.push(...lg(i,s,r,t))}return n.join(" ")}function lg(i,e,t,n){let s=i.memory.velocity??i.memory.mean,r=i.drawn[e];if(s&&r!==0){let o=s.after[e]/r,l=i.memory.velocity?"velocity":"running mean";if(n!=="adam")return[`The ${l} along ${t} is ${ke(Math.abs(o))} times the gradient just drawn${o<0?", and against it":""}.`]}let a=i.memory.squares;return a&&a.after[e]>0?[`Divided by the root of the running squares, the step along ${t} is ${ke(Math.abs(i.move[e])/i.learningRate)} learning rates long, for a gradient of ${ke(r)}.`]:[]}var Ar={sgd:"SGD (gradient descent)",momentum:"Momentum",ema_momentum:"Momentum, averaged form",nesterov:"Nesterov",adagrad:"AdaGrad",rmsprop:"RMSprop",adam:"Adam",perturbed_gd:"Perturbed descent",newton:"Newton",saddle_free_newton:"Saddle-free Newton"},Ad={learning_rate:"learning rate",momentum:"momentum \u03B3",alpha:"memory \u03B1",b1:"\u03B2\u2081",b2:"\u03B2\u2082",eps:"\u03B5",radius:"kick radius",gradient_tol:"kick below gradient",wait:"steps between kicks",damping:"damping"},cg={MINIMUM:"minimum",MAXIMUM:"maximum",STRICT_SADDLE:"saddle",DEGENERATE:"degenerate",UNDECIDED:"undecided"},Ed={ESCAPED:"escaped",STUCK:"stuck",CONVERGED:"converged",DIVERGED:"diverged",LEFT_DOMAIN:"left the domain",UNDECIDED:"undecided"};function Cn(i,e){let t=i[e],n=t.rule==="sgd"?"SGD":Ar[t.rule];return i.filter(r=>r.rule===t.rule).length>1?`${n} ${t.settings.learning_rate}`:n}function Rd(i){let e=i.kind==="STRICT_SADDLE"?` of index ${i.index}`:"";return`${cg[i.kind]}${e}`}var Fc=.22;function Cd(i){let{simulation:e}=i,t=B("p",{class:"sentence","data-testid":"anatomy-text"}),n=B("div",{class:"scroll"}),s=B("p",{class:"note"}),r=B("p",{class:"note"},"Follow a walker: click one on the contours, or its optimizer's name in the table. Then make a step."),a=null,o=null,l=f=>{let v=(a?.step??i.frame?.step??0)+f;v<0||(e.pause(),i.frame&&v>=i.frame.step?(e.examine("last"),e.step(1)):e.examine(v))},c=B("div",{class:"row"},rt("\u25C2 step before",()=>l(-1),{"data-testid":"anatomy-back"}),rt("step after \u25B8",()=>l(1),{"data-testid":"anatomy-next"}),rt("newest",()=>e.examine("last"),{class:"small"})),u=B("div",{},c,s,t,n),d=B("details",{class:"card anatomy","data-testid":"anatomy"},B("summary",{},"Anatomy of one step"),r,u),h=()=>{let f=d.open?a:null;if(r.hidden=a!==null,u.hidden=a===null,i.arrows=f?ug(f,i):[],f){let g=i.state.optimizers[f.optimizer].rule;s.textContent=`${Cn(i.state.optimizers,f.optimizer)}, walker ${tt(f.walker)}, step ${tt(f.step)} to ${tt(f.step+1)}`,t.textContent=Td(f,i.place?.nDims??2,g),n.replaceChildren(hg(f,i))}i.redraw()};return d.addEventListener("toggle",()=>{d.open&&i.state.selected===null&&i.pick(0,0),d.open&&e.examine("last"),h()}),{el:d,see(f){f!==o&&(o=f,a=f.anatomy,d.open||i.arrows.length>0?h():(r.hidden=a!==null,u.hidden=a===null))}}}function ug(i,e){let{theme:t}=e,n=e.place?e.place.box[0][1]-e.place.box[0][0]:4,s=([d,h])=>Math.hypot(d,h),r=[i.gradient,i.drawn,...i.around],a=Fc*n/Math.max(...r.map(s),1e-300),o=i.point,l=([d,h],f)=>[d*f,h*f],c=i.around.map(d=>({from:o,along:l(d,-a),color:t.faint,dash:[]}));c.push({from:o,along:l(i.drawn,-a),color:t.dark?"#ffb347":"#b35900",dash:[5,3]}),c.push({from:o,along:l(i.gradient,-a),color:t.ink,dash:[]});let u=i.memory.velocity??i.memory.mean;return u&&s(u.after)>0&&c.push({from:o,along:l(u.after,-Fc*n/s(u.after)),color:t.dark?"#7fd6ff":"#00598c",dash:[2,2]}),s(i.move)>0&&c.push({from:o,along:l(i.move,Fc*n/s(i.move)),color:t.accent,dash:[],wide:!0}),c}function hg(i,e){let t=e.place?.nDims??2,n=(l,c)=>[l,...c.slice(0,t).map(ke)],s=[n("point before",i.point),n("gradient (solid ink)",i.gradient),n("gradient drawn (dashed orange)",i.drawn)];if(i.around.length>0){let l=[0,1].map(c=>{let u=i.around.reduce((d,h)=>d+h[c],0)/i.around.length;return Math.sqrt(i.around.reduce((d,h)=>d+(h[c]-u)**2,0)/(i.around.length-1))});s.push(n(`std of ${i.around.length} others (grey)`,l))}let r={velocity:"velocity (dotted blue)",mean:"running mean (dotted blue)",squares:"running squares"};for(let[l,{before:c,after:u}]of Object.entries(i.memory))l in r&&s.push(n(`${r[l]}, before`,c),n(`${r[l]}, after`,u));s.push(n("step made (thick)",i.move),n("point after",i.next)),s.push(...i.curvatures.slice(0,t).map((l,c)=>[`curvature ${c+1}: ${ke(l.value)}, along`,...l.vector.slice(0,t).map(ke)]));let a=["quantity",...["x","y"].slice(0,t)],o=Ni(`The step in numbers; learning rate ${ke(i.learningRate)}, value ${ke(i.value)}`,a,s);return o.dataset.testid="anatomy-table",o}function Id(i,e,t,n){let s=pi("theme",[["auto","as the system"],["light","light"],["dark","dark"]],l=>i.change({view:{...i.state.view,theme:l}}),{"data-testid":"theme"}),r=B("input",{type:"text",class:"address",readonly:!0,hidden:!0,"aria-label":"address of this state","data-testid":"address"}),a=rt("Share",()=>{let l=e.share(i.state);r.hidden=!1,r.value=l,r.select(),navigator.clipboard?.writeText(l).then(()=>n("The address of this state is in the clipboard."),()=>n("Copy the address that is selected: it holds the whole state."))??n("Copy the address that is selected: it holds the whole state.")},{"data-testid":"share",hidden:e.share===void 0});return{el:B("header",{},B("h1",{},"Stuck at a saddle?"),B("p",{class:"question"},"Why is an optimizer stuck at a saddle point, and what gets it out?"),B("span",{class:"spring"}),rt("Take the tour",t,{class:"primary","data-testid":"tour"}),a,s.el,r),follow(l){s.set(l.view.theme),!r.hidden&&e.share&&(r.value=e.share(l))}}}var dg=250,Oc=36,fg=24;function Dd(i){let[e,t]=[Sr(),Sr()],n=B("div",{id:t,class:"error","data-testid":"formula-error",role:"alert"}),s=B("input",{id:e,type:"text",class:"formula",spellcheck:"false",autocomplete:"off",autocapitalize:"off",maxlength:4e3,"data-testid":"formula","aria-describedby":t}),r=0,a=i.state.landscape,o=h=>{let f=bt(h);a=h.trim();let g=f.named&&f.start?{starts:{kind:"points",points:[f.start]}}:{};i.change({landscape:a,box:null,selected:null,station:null,...g})},l=()=>{clearTimeout(r),!(s.value.trim()===a||"refusal"in Zn({landscape:s.value}))&&o(s.value)};s.addEventListener("input",()=>{Pd(n,s,s.value),clearTimeout(r),r=setTimeout(l,dg)}),s.addEventListener("change",l);let c=pi("Landscape",[["","typed formula"],...Da.map(h=>[h,h.replaceAll("_"," ")])],h=>{h===""?s.focus():o(h)},{"data-testid":"landscape"}),u=B("div",{class:"facts"});return{el:Di("Landscape",!0,c.el,B("label",{for:e},"Formula in x and y"),s,n,u),follow(h){a=h.landscape;let f=bt(h.landscape);c.set(f.named?h.landscape:"");let g=f.formula.text;(!(s.getRootNode().activeElement===s)||f.named)&&(s.value=g,Pd(n,s,g))},arrive:h=>u.replaceChildren(...mg(h))}}function Pd(i,e,t){i.replaceChildren(),e.removeAttribute("aria-invalid");let n=Zn({landscape:t});if(!("refusal"in n))return;e.setAttribute("aria-invalid","true"),i.append(B("p",{},n.refusal));let s=pg(t);if(s===null)return;let r=Array.from(t.replace(/[\s\u0000-\u001f]/g," ")),a=Math.max(0,Math.min(s-1-Oc/2,r.length-Oc)),o=r.slice(a,a+Oc).join(""),l=`${" ".repeat(Math.max(0,s-1-a))}^`;i.prepend(B("pre",{"aria-hidden":"true"},`${o}
${l}`))}function pg(i){try{bt(i)}catch(e){if(e instanceof Gt)return e.column}return null}function mg(i){let e=i.criticalPoints,t=e.slice(0,fg).map(r=>[Rd(r),`(${r.location.slice(0,i.nDims).map(ke).join(", ")})`,ke(r.value),r.eigenvalues.slice(0,i.nDims).map(ke).join(", ")]),n=e.length-t.length,s=i.named?"Complete inside the box: certified in Python.":"Searched for from a grid, not proved complete.";return[B("details",{},B("summary",{},`${e.length} critical point${e.length===1?"":"s"}`),Ni("Critical points",["kind","at","value","curvatures"],t),n>0?B("p",{class:"note"},`and ${n} more.`):null,B("p",{class:"note"},s))]}var Bc=.1,gg=([i,e])=>[i/Math.hypot(i,e),e/Math.hypot(i,e)],vg=([i,e])=>{let t=Math.round(Math.atan2(e,i)*180/Math.PI);return t===-180?180:t};function xg(i){let e={0:[1,0],90:[0,1],180:[-1,0],[-90]:[0,-1],[-180]:[-1,0]},t=i*Math.PI/180;return e[i]??[Math.cos(t),Math.sin(t)]}function Va(i){let e=i.state.noise?.direction;if(!e||!i.place)return null;let[[t,n],[s,r]]=i.place.box,a=[(t+n)/2,(s+r)/2];return{direction:gg(e),at:i.place.reference?.point.location??a}}function Ld(i){let e=Fn("noise size (std)",{least:0,most:10,log:!0},d=>{let h=i.state.noise?.direction??null;i.change({noise:d>0||i.state.batch?{std:d,direction:h}:null})},"noise-size"),t=Li("along one direction only",d=>{let h=i.state.noise?.std??Bc;i.change({noise:{std:h,direction:d?[0,1]:null}})},{"data-testid":"noise-along"}),n=Fn("its angle, degrees",{least:-180,most:180,whole:!0},d=>{i.change({noise:{std:i.state.noise?.std??Bc,direction:xg(d)}})},"noise-angle"),s=Li("mini-batches of samples",d=>{i.change(d?{batch:{size:4,samples:64,sampling:"reshuffle"},noise:i.state.noise??{std:Bc,direction:null}}:{batch:null})},{"data-testid":"batch"}),r=Fn("batch size",{least:1,most:64,whole:!0},d=>{let h=i.state.batch;h&&i.change({batch:{...h,size:Math.max(1,Math.min(h.samples,d))}})},"batch-size"),a=pn("samples",d=>{let h=i.state.batch;h&&i.change({batch:{...h,samples:d,size:Math.min(h.size,d)}})},{min:1,max:256,step:1}),o=pi("drawn",[["reshuffle","in a fresh order each epoch"],["replacement","with replacement"]],d=>{let h=i.state.batch;h&&i.change({batch:{...h,sampling:d}})}),l=B("div",{class:"fields"},r.el,a.el,o.el,B("p",{class:"note"},"Each sample is the landscape plus a tilt of its own; the tilts have the noise's size and add up to zero.")),c=yg(i);return{el:Di("Noise, batches, schedule",!0,e.el,t.el,n.el,s.el,l,c.el),follow(d){e.set(d.noise?.std??0);let h=d.noise?.direction??null;t.set(h!==null),n.el.hidden=h===null,h&&n.set(vg(h)),s.set(d.batch!==null),l.hidden=d.batch===null,d.batch&&(r.set(d.batch.size),a.set(d.batch.samples),o.set(d.batch.sampling)),c.follow(d)}}}function yg(i){let e=pi("schedule of the learning rate",[["constant","constant"],["step","times a factor every so many steps"],["cosine","cosine to zero"]],a=>{let o={constant:{kind:"constant"},step:{kind:"step",every:100,factor:.5},cosine:{kind:"cosine",steps:i.state.steps}};i.change({schedule:o[a]})},{"data-testid":"schedule"}),t=pn("every",a=>{let o=i.state.schedule;o.kind==="step"&&i.change({schedule:{...o,every:a}})},{min:1,step:1}),n=pn("factor",a=>{let o=i.state.schedule;o.kind==="step"&&i.change({schedule:{...o,factor:a}})}),s=pn("to zero after",a=>{i.state.schedule.kind==="cosine"&&i.change({schedule:{kind:"cosine",steps:a}})},{min:1,step:1});return{el:B("div",{},e.el,B("div",{class:"row"},t.el,n.el,s.el)),follow({schedule:a}){e.set(a.kind),t.el.hidden=n.el.hidden=a.kind!=="step",s.el.hidden=a.kind!=="cosine",a.kind==="step"?(t.set(a.every),n.set(a.factor)):a.kind==="cosine"&&s.set(a.steps)}}}var Nd={learning_rate:{least:1e-4,most:3,log:!0},momentum:{least:0,most:.999},alpha:{least:0,most:.999},b1:{least:0,most:.999},b2:{least:0,most:.9999},eps:{least:0,most:1,log:!0},radius:{least:0,most:1,log:!0},gradient_tol:{least:0,most:10,log:!0},wait:{least:0,most:200,whole:!0},damping:{least:0,most:10,log:!0}},Ud=8;function Er(i,e){let t=B("canvas",{class:"swatch",width:80,height:32,"aria-hidden":"true"}),n=t.getContext("2d"),s=an(i,e);return n.scale(2,2),n.strokeStyle=n.fillStyle=s.color,n.lineWidth=2,n.setLineDash([...s.dash]),n.beginPath(),n.moveTo(1,8),n.lineTo(39,8),n.stroke(),n.setLineDash([]),n.beginPath(),fn(n,s.marker,20,8,9),n.lineWidth=3,n.strokeStyle=e.paper,n.stroke(),n.fill(),t}function Fd(i){let e=B("div",{class:"optimizers"}),t=Fn("learning rate of all",Nd.learning_rate,c=>{i.change({optimizers:i.state.optimizers.map(u=>kd(u,"learning_rate",c))})},"learning-rate"),n="",s=[],r=(c,u)=>{let d=i.state.optimizers;if(u!==null&&d.length>1)i.change({optimizers:d.filter((h,f)=>f!==u),selected:null});else if(u===null&&d.length<Ud){let h=d[0].settings.learning_rate;i.change({optimizers:[...d,{rule:c,settings:Qi(c,{learning_rate:h})}]})}else i.say(u===null?`At most ${Ud} optimizers run at once.`:"At least one optimizer runs."),l()},a=(c,u)=>{let d=Li(Ar[c.rule],()=>r(c.rule,u),{"data-testid":`optimizer-${c.rule}`});d.set(!0),d.el.prepend(Er(u,i.theme));let h=Object.keys(c.settings).map(f=>{let g=Fn(`${Ad[f]}`,Nd[f],v=>{i.change({optimizers:i.state.optimizers.map((m,p)=>p===u?kd(m,f,v):m)})},u===o(c.rule)?`${c.rule}-${f}`:"");return g.set(c.settings[f]),s.push({position:u,key:f,control:g}),g.el});return B("div",{class:"optimizer"},d.el,B("details",{},B("summary",{"aria-label":`settings of ${Ar[c.rule]}`},"settings"),...h))},o=c=>i.state.optimizers.findIndex(u=>u.rule===c),l=()=>{s=[];let{optimizers:c}=i.state,u=Object.keys(ji).filter(h=>o(h)<0),d=[...e.querySelectorAll("details")].map(h=>h.open);e.replaceChildren(...c.map(a),...u.map(h=>{let f=Li(Ar[h],()=>r(h,null),{"data-testid":`optimizer-${h}`});return B("div",{class:"optimizer off"},f.el)})),[...e.querySelectorAll("details")].forEach((h,f)=>{h.open=d[f]??!1})};return{el:Di("Optimizers",!0,t.el,e),follow(c){let u=JSON.stringify([c.optimizers.map(d=>d.rule),i.theme.dark]);if(u!==n){let d=e.getRootNode().activeElement,h=d&&e.contains(d)?d.dataset.testid:void 0;l(),h&&e.querySelector(`[data-testid="${h}"]`)?.focus()}n=u,t.set(c.optimizers[0].settings.learning_rate);for(let{position:d,key:h,control:f}of s)f.set(c.optimizers[d].settings[h])}}}function kd(i,e,t){return{...i,settings:{...i.settings,[e]:t}}}var Ha=1,_g="unsaddle replay",Mg=["race","ensemble","branch"],Od=["steps","sample gradients"];function Bd(i){try{return{replay:bg(Aa(i,"a replay",ft.characters.replay))}}catch(e){if(e instanceof ze||e instanceof Gt)return{refusal:e.message};throw e}}function bg(i){let e=pt(i,"replay",["format","version","kind","title","protocol","landscape","box","axes","clock","plane","tracks"]);qn(e.format,"format",[_g]);let{version:t}=e;if(Number.isInteger(t)&&t>Ha)throw new ze(`a replay of version ${Lt(t)}`,`version ${Ha}`,"Update unsaddle.");_t(t,"version",[Ha,Ha]);let n=e.landscape===null?null:Yn(e.landscape,"landscape",ft.characters.formula),s=e.plane===null||e.plane===void 0?null:wg(e.plane);if(n===null==(s===null))throw new ze(n===null?"a replay without landscape and plane":"a replay with landscape and plane","exactly one of the two","Record it again.");let r=qn(e.kind,"kind",Mg);if(r==="branch"!=(s!==null))throw new ze(`a replay of kind '${r}' ${s===null?"without":"with"} a plane`,"a plane for a branch, a landscape for all else","Record it again.");n!==null&&bt(n);let a=Nt(e.axes,"axes",[2,2]).map((o,l)=>Yn(o,`axes[${l}]`,ft.characters.name));return{kind:r,title:Yn(e.title,"title",ft.characters.title),protocol:Nt(e.protocol,"protocol",ut("n_lines")).map((o,l)=>Yn(o,`protocol[${l}]`,ft.characters.line)),landscape:n,box:Sg(e.box),axes:[a[0],a[1]],clock:qn(e.clock??Od[0],"clock",Od),plane:s,tracks:Tg(e.tracks)}}function Sg(i){let e=Nt(i,"box",[2,2]).map((t,n)=>{let[s,r]=fr(t,`box[${n}]`,[-Number.MAX_VALUE,Number.MAX_VALUE]);if(!(s<r))throw new ze(`box[${n}] from ${s} to ${r}`,"a lower end below its upper end","Record it again.");return[s,r]});return[e[0],e[1]]}function wg(i){let e=pt(i,"plane",["values","share","share_of","n_parameters"]),t=Nt(e.values,"plane.values",ut("plane_side")),n=Array.isArray(t[0])?t[0].length:0;return{values:t.map((s,r)=>{let a=Nt(s,`plane.values[${r}]`,ut("plane_side"));if(a.length!==n)throw new ze(`plane.values[${r}] with ${a.length} parts`,`${n}, as the first row has`,"Record it again.");return a.map((o,l)=>zd(o,`plane.values[${r}][${l}]`))}),share:sn(e.share,"plane.share",dn("proportion")),share_of:Yn(e.share_of,"plane.share_of",ft.characters.line),n_parameters:_t(e.n_parameters,"plane.n_parameters",ut("n_parameters"))}}function zd(i,e){if(i===null)return null;if(typeof i!="number"||!Number.isFinite(i))throw new ze(`${e}=${Lt(i)}`,"a finite number or null","Record it again.");return i}function Tg(i){let e=ut("n_points")[1];return Nt(i,"tracks",ut("n_tracks")).map((t,n)=>{let s=`tracks[${n}]`,r=pt(t,s,["name","steps","paths","values","tally","share"]),a=Nt(r.steps,`${s}.steps`,ut("n_points")).map((h,f)=>_t(h,`${s}.steps[${f}]`,[0,Number.MAX_SAFE_INTEGER]));a.forEach((h,f)=>{if(f>0&&h<=a[f-1])throw new ze(`${s}.steps[${f}]=${h}`,"steps that increase","Record it again.")});let o=(h,f)=>{if(h.length!==a.length)throw new ze(`${f} with ${h.length} parts`,`${a.length}, as many as steps`,"Record it again.")},l=Nt(r.paths,`${s}.paths`,ut("n_paths")).map((h,f)=>{let g=`${s}.paths[${f}]`,v=Nt(h,g,ut("n_points"));if(o(v,g),e-=v.length,e<0)throw new ze(`a replay of more than ${ut("n_points")[1].toLocaleString("en-US")} points`,"at most so many","Record fewer steps or fewer walkers.");return v.map((m,p)=>m===null?null:fr(m,`${g}[${p}]`,[-Number.MAX_VALUE,Number.MAX_VALUE]))}),c=r.values??null,u=r.share??null,d=c===null?null:Nt(c,`${s}.values`,ut("n_points")).map((h,f)=>zd(h,`${s}.values[${f}]`));return d&&o(d,`${s}.values`),{name:Yn(r.name,`${s}.name`,ft.characters.name),steps:a,paths:l,values:d,tally:Ag(r.tally??null,`${s}.tally`),share:u===null?null:sn(u,`${s}.share`,dn("proportion"))}})}function Ag(i,e){if(i===null)return null;let t=pt(i,e,es);return Object.fromEntries(Object.entries(t).map(([n,s])=>[n,_t(s,`${e}.${n}`,[0,Number.MAX_SAFE_INTEGER])]))}function as(i,e,t,n,s,r=[],a=2){let[o,l]=[t[0]-e[0],t[1]-e[1]],c=Math.hypot(o,l);if(!(c>1.5)||!Number.isFinite(c))return;let u=Math.min(5+2.5*a,.6*c),[d,h]=[o/c,l/c],f=[t[0]-d*u*.8,t[1]-h*u*.8],g=()=>{i.beginPath(),i.moveTo(e[0],e[1]),i.lineTo(f[0],f[1])},v=()=>{i.beginPath(),i.moveTo(t[0],t[1]),i.lineTo(t[0]-d*u-h*u*.5,t[1]-h*u+d*u*.5),i.lineTo(t[0]-d*u+h*u*.5,t[1]-h*u-d*u*.5),i.closePath()};i.lineCap="butt",i.strokeStyle=s.halo,i.lineWidth=a+2.5,i.setLineDash([]),g(),i.stroke(),v(),i.stroke(),i.strokeStyle=i.fillStyle=n,i.lineWidth=a,i.setLineDash([...r]),g(),i.stroke(),i.setLineDash([]),v(),i.fill()}function Wa(i,e,t,n,s,r){i.setLineDash([]);let a=(o,l)=>{if(i.lineWidth=o,i.strokeStyle=l,i.beginPath(),e==="MINIMUM")fn(i,"circle",t,n,s);else if(e==="MAXIMUM")fn(i,"up",t,n,s);else if(e==="STRICT_SADDLE"){let c=s*.5;i.moveTo(t-c,n-c),i.lineTo(t+c,n+c),i.moveTo(t-c,n+c),i.lineTo(t+c,n-c)}else fn(i,"diamond",t,n,s);i.stroke()};i.lineCap="round",a(5,r.halo),a(2.2,r.ink),e==="MINIMUM"&&(i.fillStyle=r.ink,i.beginPath(),fn(i,"circle",t,n,s*.28),i.fill())}function zc(i,e,t,n,s,r){i.font="600 12px system-ui, sans-serif";let a=i.measureText(e).width+12,o=Math.max(4,Math.min(t+12,s-a-4)),l=n-30<4?n+14:n-30;i.fillStyle=r.paper,i.strokeStyle=r.faint,i.lineWidth=1,i.setLineDash([]),i.beginPath(),i.roundRect(o,l,a,21,4),i.fill(),i.stroke(),i.fillStyle=r.ink,i.textBaseline="middle",i.textAlign="left",i.fillText(e,o+6,l+11)}var Gd=18,As=class i{constructor(e){this.formula=e;this.pointwise=di(e,0,i.BLOCK),this.xs=new Float64Array(i.BLOCK),this.ys=new Float64Array(i.BLOCK)}formula;pointwise;xs;ys;static BLOCK=4096;value(e,t){return this.xs[0]=e,this.ys[0]=t,this.pointwise.evaluate([this.xs,this.ys],1).value[0]}values(e,t,n,s){for(let r=0;r<n;r+=i.BLOCK){let a=Math.min(i.BLOCK,n-r);for(let l=0;l<a;l++)this.xs[l]=e[r+l],this.ys[l]=t[r+l];let{value:o}=this.pointwise.evaluate([this.xs,this.ys],a);for(let l=0;l<a;l++)s[r+l]=o[l]}}relief(e,t){let[n,s]=[new Float64Array(t*t),new Float64Array(t*t)],[[r,a],[o,l]]=e;for(let u=0;u<t;u++)for(let d=0;d<t;d++)n[u*t+d]=r+(a-r)*d/(t-1),s[u*t+d]=o+(l-o)*u/(t-1);let c=new Float64Array(t*t);this.values(n,s,t*t,c);for(let u=0;u<c.length;u++)Number.isFinite(c[u])||(c[u]=Number.NaN);return{box:e,n:t,values:c,levels:Gc(c)}}};function Gc(i){let e=i.filter(n=>!Number.isNaN(n)).sort();if(e.length===0||e[0]===e[e.length-1])return new Float64Array(0);let t=[];for(let n=1;n<=Gd;n++){let s=e[Math.floor((e.length-1)*(n/(Gd+1)))];s>e[0]&&s!==t[t.length-1]&&t.push(s)}return Float64Array.from(t)}function Es(i,e){if(Number.isNaN(i))return Number.NaN;let[t,n]=[0,e.length];for(;t<n;){let s=t+n>>1;e[s]<i?t=s+1:n=s}return e.length===0?.5:t/e.length}function Rs(i,e){let{n:t,values:n,box:s}=i,[[r,a],[o,l]]=s,[c,u]=[(a-r)/(t-1),(l-o)/(t-1)],d=[];for(let h=0;h<t-1;h++)for(let f=0;f<t-1;f++){let[g,v]=[n[h*t+f],n[h*t+f+1]],[m,p]=[n[(h+1)*t+f],n[(h+1)*t+f+1]];if(!Number.isFinite(g+v+p+m))continue;let M=[],A=(b,E,T,x,S,O)=>{if(b<e==E<e)return;let P=(e-b)/(E-b);M.push(r+c*(f+T+P*(S-T)),o+u*(h+x+P*(O-x)))};if(A(g,v,0,0,1,0),A(v,p,1,0,1,1),A(p,m,1,1,0,1),A(m,g,0,1,0,0),M.length===4)d.push(...M);else if(M.length===8){let E=(g+v+p+m)/4<e==g<e?[0,1,2,3]:[0,3,1,2];for(let T of E)d.push(M[2*T],M[2*T+1])}}return d}function Vd(i){let e=i.values.filter(h=>!Number.isNaN(h)).sort();if(e.length===0)return{compressed:!1,of:()=>0};let t=h=>e[Math.floor((e.length-1)*h)],[n,s,r]=[t(0),t(1),t(.5)],a=t(.75)-t(.25),o=a>0&&s-n>8*a,l=h=>o?Math.asinh((h-r)/a):h,[c,u]=[l(n),l(s)],d=(u-c)/2||1;return{compressed:o,of:h=>Number.isFinite(h)?(l(h)-c)/d-1:1}}var Zt=160,[Rr,Eg]=[46,34],Rg=40;function Hd(i,e){let t=B("canvas",{class:"heat",role:"img"}),n=B("h3"),s=B("p",{class:"share","data-testid":"replay-share"}),r=B("span",{class:"where"}),a=B("pre",{class:"note"}),o=B("div",{class:"scroll"}),l=B("div",{hidden:!0}),c=null,u=null,d=0,h=0,f=0,g=()=>{c&&u&&E.open&&Ig(t,c,u,h,i),r.textContent=`${c?.clock==="sample gradients"?"sample gradients:":"step"} ${tt(h)} of ${tt(d)}`,c&&o.replaceChildren(Dg(c,h,i))},v=Fn("share of the run, 0 to 1",{least:0,most:1},T=>{m(Math.round(T*d))},"replay-step"),m=T=>{h=Math.max(0,Math.min(d,T)),v.set(d===0?0:h/d),g()},p=()=>{clearInterval(f),f=0,M.textContent="\u25B6 Play"},M=rt("\u25B6 Play",()=>{if(f!==0){p();return}h>=d&&m(0),M.textContent="\u275A\u275A Pause",f=setInterval(()=>{!E.isConnected||h>=d?p():m(h+Math.max(1,Math.round(d/200)))},50)},{"data-testid":"replay-play"}),A=T=>{let x=Bd(T);if("refusal"in x){e(x.refusal);return}p(),c=x.replay,d=Math.max(...c.tracks.map(S=>S.steps[S.steps.length-1]??0)),u=Cg(c),n.textContent=c.title,s.textContent=c.plane?`This plane shows ${(100*c.plane.share).toFixed(0)} % of the movement (${c.plane.share_of}; ${tt(c.plane.n_parameters)} parameters).`:"",t.setAttribute("aria-label",`${c.title}; ${s.textContent} The table below has the numbers.`),a.textContent=c.protocol.join(`
`),l.hidden=!1,E.open=!0,m(0)},b=B("input",{type:"file",accept:".json,application/json","data-testid":"replay-file",onchange:()=>{let T=b.files?.[0];T&&T.text().then(A,()=>e("The file could not be read; choose it again."))}});l.append(n,s,t,B("div",{class:"row"},M,r),v.el,o,a);let E=B("details",{class:"card replay","data-testid":"replay"},B("summary",{},"Replay of a recorded run"),B("p",{class:"note"},"A race, an ensemble or a real network's branch that Python recorded."),B("label",{class:"file"},B("span",{},"Replay file"),b),l);return E.addEventListener("toggle",g),{el:E,load:A,follow:g}}function Cg(i){if(i.landscape!==null)return new As(bt(i.landscape).formula).relief(i.box,Zt);let e=i.plane.values,[t,n]=[e.length,e[0].length],s=new Float64Array(Zt*Zt),r=(a,o)=>e[o][a]??Number.NaN;for(let a=0;a<s.length;a++){let[o,l]=[a%Zt/(Zt-1)*(n-1),Math.floor(a/Zt)/(Zt-1)*(t-1)],[c,u]=[Math.min(n-2,Math.floor(o)),Math.min(t-2,Math.floor(l))],[d,h]=[o-c,l-u];s[a]=(1-h)*((1-d)*r(c,u)+d*r(c+1,u))+h*((1-d)*r(c,u+1)+d*r(c+1,u+1))}return{box:i.box,n:Zt,values:s,levels:Gc(s)}}function Wd(i,e){let t=0;for(;t+1<i.length&&i[t+1]<=e;)t+=1;return t}function Ig(i,e,t,n,s){let{theme:r}=s,a=Math.min(2,devicePixelRatio||1),[o,l]=[i.clientWidth||600,i.clientHeight||380];i.width=Math.round(o*a),i.height=Math.round(l*a);let c=i.getContext("2d");c.setTransform(a,0,0,a,0,0);let[[u,d],[h,f]]=e.box,[g,v]=[o-Rr-6,l-Eg-6],m=(A,b)=>[Rr+g*(A-u)/(d-u),6+v*(1-(b-h)/(f-h))],p=new ImageData(Zt,Zt);t.values.forEach((A,b)=>{let E=Es(A,t.levels),T=Number.isNaN(E)?r.dark?[10,11,14]:[205,205,205]:ss(E,r);p.data.set([...T,255],4*((Zt-1-Math.floor(b/Zt))*Zt+b%Zt))});let M=document.createElement("canvas");M.width=M.height=Zt,M.getContext("2d").putImageData(p,0,0),c.drawImage(M,Rr,6,g,v),c.strokeStyle=r.line;for(let A of t.levels){let b=Rs(t,A);c.beginPath();for(let E=0;E<b.length;E+=4)c.moveTo(...m(b[E],b[E+1])),c.lineTo(...m(b[E+2],b[E+3]));c.stroke()}c.fillStyle=r.ink,c.font="12px system-ui, sans-serif",c.textAlign="center",c.textBaseline="bottom",c.fillText(`${ke(u)}  \u2190  ${e.axes[0]}  \u2192  ${ke(d)}`,Rr+g/2,l-8),c.save(),c.translate(14,6+v/2),c.rotate(-Math.PI/2),c.textBaseline="top",c.fillText(`${ke(h)}  \u2190  ${e.axes[1]}  \u2192  ${ke(f)}`,0,0),c.restore(),c.save(),c.beginPath(),c.rect(Rr,6,g,v),c.clip(),e.tracks.forEach((A,b)=>{let E=an(b,r),T=Wd(A.steps,n);A.paths.forEach((S,O)=>{O<Rg&&Pg(c,S.slice(0,T+1),m,E.color,E.dash);let P=S[T];P&&(c.beginPath(),fn(c,E.marker,...m(P[0],P[1]),A.paths.length>20?7:11),[c.lineWidth,c.strokeStyle,c.fillStyle]=[2.5,r.halo,E.color],c.stroke(),c.fill())});let x=A.paths[0]?.[0];x&&b===0&&as(c,[m(...x)[0]-30,m(...x)[1]-22],m(...x),r.ink,r,[],1.5)}),c.restore()}function Pg(i,e,t,n,s){i.setLineDash([...s]),i.lineWidth=2,i.strokeStyle=n,i.beginPath();let r=!1;for(let a of e){if(a===null)continue;let o=t(a[0],a[1]);r?i.lineTo(...o):i.moveTo(...o),r=!0}i.stroke(),i.setLineDash([])}function Dg(i,e,t){let n=i.tracks.map((r,a)=>{let o=Wd(r.steps,e),l=r.paths[0]?.[o]??null;return[B("span",{class:"named"},Er(a,t.theme),r.name),l?`(${ke(l[0])}, ${ke(l[1])})`:"no longer finite",r.values?ke(r.values[o]??Number.NaN):"\u2013",i.plane?r.share===null?"\u2013":`${(100*r.share).toPrecision(2)} %`:r.tally?Object.entries(r.tally).map(([c,u])=>`${u} ${c.toLowerCase()}`).join(", "):"\u2013"]}),s=i.plane?"share of its movement that is shown":"at the end";return Ni("The recorded paths",["track","first path at","value",s],n)}function Xd(i){let{simulation:e}=i,t=rt("\u25B6 Run",()=>{i.frame?.done&&e.reset(i.state),e.play(),g()},{class:"primary","data-testid":"run"}),n=rt("\u275A\u275A Pause",()=>{e.pause(),g()},{"data-testid":"pause"}),s=m=>()=>{e.pause(),e.step(m),g()},r=rt("\u25C2 back",s(-1),{"data-testid":"back","aria-label":"one step back"}),a=rt("step \u25B8",s(1),{"data-testid":"step","aria-label":"one step forward"}),o=rt("\u21BA Reset",()=>{e.pause(),e.reset(i.state),g()},{"data-testid":"reset"}),l=pn("steps each",m=>i.change({steps:m}),{min:1,step:1,"data-testid":"steps"}),c=pn("seed",m=>i.change({seed:m}),{min:0,step:1,"data-testid":"seed"}),u=Fn("steps a second",{least:1,most:5e3,log:!0,whole:!0},m=>{i.change({speed:m})},"speed"),d=Li("as fast as it goes",m=>i.change({speed:m?"max":60}),{"data-testid":"speed-max"}),h=B("progress",{max:1,value:0,"aria-label":"share of the steps done"}),f=B("span",{class:"where","data-testid":"progress"}),g=()=>{t.hidden=e.playing,n.hidden=!e.playing,t.textContent=i.frame?.done?"\u25B6 Run again":"\u25B6 Run"};return{el:B("section",{class:"run","aria-label":"Run"},B("div",{class:"row"},t,n,r,a,o),B("div",{class:"row progress"},h,f),B("div",{class:"row"},l.el,c.el),u.el,d.el),toggle(){e.playing?n.click():t.click()},follow(m){l.set(m.steps),c.set(m.seed),d.set(m.speed==="max"),u.el.hidden=m.speed==="max",m.speed!=="max"&&u.set(m.speed),g()},see(m){h.value=m.step/m.nSteps,f.textContent=`step ${tt(m.step)} of ${tt(m.nSteps)}`,g()}}}function Vc(i){if(i.escapedAt!==null){let e=i.fromStart===null?"":Number.isFinite(i.fromStart)?`, forecast ${tt(i.fromStart)}`:"";return`left at step ${tt(i.escapedAt)}${e}`}return i.stepsLeft===null?"no closed form":Number.isFinite(i.stepsLeft)?`leaves in about ${tt(Math.max(0,i.stepsLeft))} steps`:"never leaves by itself"}function $d(i){let e=pi("follow",[["-1","nobody"]],o=>{o==="-1"?i.change({selected:null}):i.pick(Number(o),i.state.selected?.walker??0)}),t=pn("walker",o=>i.pick(i.state.selected?.optimizer??0,o),{min:0,step:1}),n=B("p",{class:"sentence"}),s=B("p",{class:"note"}),r=B("div",{class:"card","data-testid":"selected"},B("h3",{},"The walker that is followed"),B("div",{class:"row"},e.el,t.el),n,s),a="";return{el:r,follow(o){let l=o.optimizers.map((u,d)=>Cn(o.optimizers,d)),c=l.join("|");c!==a&&e.select.replaceChildren(B("option",{value:"-1"},"nobody"),...l.map((u,d)=>B("option",{value:d},u))),a=c,e.set(String(o.selected?.optimizer??-1)),t.set(o.selected?.walker??0),t.el.hidden=o.selected===null||Mt(o.starts)===1},see(o){let l=i.state.selected,c=l?o.optimizers[l.optimizer]:void 0;if(!l||!c){n.textContent="Click a walker, or an optimizer's name in the table.",s.textContent="";return}let[u,d]=c.path,h=u.length-1,f=h<0?"":`at (${ke(u[h])}${i.place?.nDims===1?"":`, ${ke(d[h])}`}), value ${ke(c.value)}`,g=o.anatomy?.curvatures.slice(0,i.place?.nDims??2).map(({value:m,vector:p})=>`${ke(m)} along (${p.slice(0,i.place?.nDims??2).map(ke).join(", ")})`).join("; ");n.textContent=`${Cn(i.state.optimizers,l.optimizer)}, walker ${tt(l.walker)}: ${f}.`+(g?` Curvatures there: ${g}.`:"");let v=o.forecast;s.textContent=v===null?"":`Forecast: ${Vc(v)}. `+(v.stepsLeft!==null&&v.escapedAt===null?`${ke(v.displacement)} of ${ke(v.radius)} along the way out${Number.isNaN(v.factor)?"":`, times ${ke(v.factor)} a step`}. `:"")+v.reason}}}var Xa=class{constructor(e,t){this.view=e;this.touch=t;let{canvas:n}=e;n.addEventListener("pointerdown",this.down),n.addEventListener("pointermove",this.move),n.addEventListener("pointerup",this.up),n.addEventListener("pointercancel",this.up),n.addEventListener("wheel",this.wheel,{passive:!1}),n.addEventListener("keydown",this.key),n.addEventListener("blur",()=>{this.cursor=this.carried=null,t.crosshair(null)}),n.addEventListener("touchstart",s=>{let r=s.touches[0],[a,o]=this.pixel(r);(this.find(a,o,1.6).kind!=="pan"||s.touches.length>1)&&s.preventDefault()},{passive:!1})}view;touch;grip=null;begin=[0,0];last=[0,0];dragged=!1;cursor=null;carried=null;fingers=new Map;pixel(e){let t=this.view.canvas.getBoundingClientRect();return[e.clientX-t.left,e.clientY-t.top]}find(e,t,n=1){let s=this.touch.noise();if(s!==null){let{tip:o}=this.view.noiseArrow(s.direction);if(Math.hypot(o[0]-e,o[1]-t)<14*n)return{kind:"noise"}}let r={kind:"pan"},a=14*n;return this.touch.starts().forEach((o,l)=>{let[c,u]=this.view.pixel(o),d=Math.hypot(c-e,u-t);d<a&&([a,r]=[d,{kind:"start",index:l}])}),r.kind==="pan"&&this.touch.tool()!=="drop"?{kind:"shape",from:this.view.viewport.toPlane(e,t)}:r}down=e=>{let{canvas:t}=this.view;if(t.focus({preventScroll:!0}),this.fingers.set(e.pointerId,[e.clientX,e.clientY]),e.button>1||this.fingers.size>2)return;t.setPointerCapture(e.pointerId);let[n,s]=this.pixel(e);this.grip=this.fingers.size>1||e.shiftKey||e.button===1?{kind:"pan"}:this.find(n,s,e.pointerType==="touch"?1.6:1),this.begin=this.last=[n,s],this.dragged=this.fingers.size>1};move=e=>{if(this.grip===null)return;let[t,n]=this.pixel(e);if(this.fingers.size===2)this.pinch(e);else{if(!this.dragged&&Math.hypot(t-this.begin[0],n-this.begin[1])<5)return;this.drag(t,n,!1)}this.dragged=!0,this.last=[t,n]};pinch(e){let t=this.fingers.get(e.pointerId),n=[...this.fingers].find(([a])=>a!==e.pointerId)[1],s=Math.hypot(t[0]-n[0],t[1]-n[1]),r=Math.hypot(e.clientX-n[0],e.clientY-n[1]);this.view.viewport.zoomBy(s>0?r/s:1),this.view.viewport.panBy((e.clientX-t[0])/2,(e.clientY-t[1])/2),this.fingers.set(e.pointerId,[e.clientX,e.clientY]),this.seen()}drag(e,t,n){let{grip:s}=this,r=os(this.view.viewport.toPlane(e,t),this.view.viewport.pixelsPerUnit);if(s?.kind==="start")this.touch.moveStart(s.index,r,n);else if(s?.kind==="shape")this.touch.drawn(os(s.from,this.view.viewport.pixelsPerUnit),r,n);else if(s?.kind==="noise"){let{tail:a}=this.view.noiseArrow([1,0]);Math.hypot(e-a[0],t-a[1])>3&&this.touch.turned([e-a[0],a[1]-t])}else n||(this.view.viewport.panBy(e-this.last[0],t-this.last[1]),this.seen())}up=e=>{this.fingers.delete(e.pointerId);let{grip:t}=this;if(t===null)return;let[n,s]=this.pixel(e);e.type==="pointerup"&&this.fingers.size===0&&(this.dragged?this.drag(n,s,!0):!this.touch.pickAt(n,s,r=>this.view.pixel(r))&&t.kind==="pan"&&!e.shiftKey&&this.touch.drop(os(this.view.viewport.toPlane(n,s),this.view.viewport.pixelsPerUnit))),this.fingers.size===0&&(this.grip=null)};wheel=e=>{let t=this.view.canvas.getRootNode();if(!e.ctrlKey&&t.activeElement!==this.view.canvas)return;e.preventDefault();let n=Math.exp(-Math.max(-300,Math.min(300,e.deltaY))*.0015);this.view.viewport.zoomBy(n,...this.pixel(e)),this.seen()};seen(){this.view.moved(),this.touch.viewed()}key=e=>{let n={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,1],ArrowDown:[0,-1]}[e.key],[[s,r],[a,o]]=this.view.viewport.visible,l=this.cursor??[(s+r)/2,(a+o)/2];if(n){let c=(r-s)/40/(e.shiftKey?10:1),u=this.view.viewport.pixelsPerUnit;this.point(os([Math.min(r,Math.max(s,l[0]+n[0]*c)),Math.min(o,Math.max(a,l[1]+n[1]*c))],u)),this.carried!==null&&this.touch.moveStart(this.carried,this.cursor,!0)}else if(e.key==="Enter")this.enter(l);else if(e.key==="m"||e.key==="M")this.carry(l);else if(e.key==="Delete"||e.key==="Backspace"){let c=this.nearest(l);c!==null&&this.touch.removeStart(c)}else if(e.key==="Escape"&&this.carried!==null)this.carried=null;else if(e.key==="+"||e.key==="="||e.key==="-")this.view.viewport.zoomBy(e.key==="-"?1/1.25:1.25),this.seen();else if(e.key==="0")this.view.viewport.zoomBy(1e-9),this.touch.viewed();else return;e.preventDefault(),e.stopPropagation()};point(e){this.cursor=e,this.touch.crosshair(e)}enter(e){if(this.carried!==null){this.carried=null,this.touch.say("Start put down.");return}this.point(e),this.touch.drop(e),this.touch.say(`Start dropped at ${e[0]}, ${e[1]}.`)}carry(e){this.carried=this.carried===null?this.nearest(e):null,this.touch.say(this.carried===null?"Nothing is carried.":`Carrying start ${this.carried+1}: arrows move it, Enter puts it down.`),this.carried!==null&&this.point(this.touch.starts()[this.carried])}nearest(e){let t=this.touch.starts(),n=null,s=1/0;return t.forEach(([r,a],o)=>{let l=Math.hypot(r-e[0],a-e[1]);l<s&&([s,n]=[l,o])}),n}};function os([i,e],t){let n=Math.max(0,Math.min(12,Math.ceil(Math.log10(t)))),s=r=>Number(r.toFixed(n))+0;return[s(i),s(e)]}var $a={crowds:[],trails:[],path:null,label:null,starts:[],shape:null,noise:null,arrows:[],crosshair:null};var qa=class{width=1;height=1;centre=[0,0];scale=1;zoom=1;shift=[0,0];box=[[-2,2],[-2,2]];show(e){this.box=e,this.zoom=1,this.shift=[0,0],this.fit()}resize(e,t){this.width=e,this.height=t,this.fit()}fit(){let[[e,t],[n,s]]=this.box;this.scale=this.zoom*Math.min(this.width/(t-e),this.height/(s-n)),this.centre=[(e+t)/2+this.shift[0],(n+s)/2+this.shift[1]]}zoomBy(e,t=this.width/2,n=this.height/2){let s=this.toPlane(t,n);this.zoom=Math.min(1e4,Math.max(.25,this.zoom*e)),this.fit();let r=this.toPlane(t,n);this.shift=[this.shift[0]+s[0]-r[0],this.shift[1]+s[1]-r[1]],this.fit()}panBy(e,t){this.shift=[this.shift[0]-e/this.scale,this.shift[1]+t/this.scale],this.fit()}get visible(){let[e,t]=[this.width/2/this.scale,this.height/2/this.scale];return[[this.centre[0]-e,this.centre[0]+e],[this.centre[1]-t,this.centre[1]+t]]}get pixelsPerUnit(){return this.scale}x(e){return this.width/2+(e-this.centre[0])*this.scale}y(e){return this.height/2-(e-this.centre[1])*this.scale}toPlane(e,t){return[this.centre[0]+(e-this.width/2)/this.scale,this.centre[1]-(t-this.height/2)/this.scale]}};var Jn=220,qd=400,Lg=.2,Ng=60,Ya=class{canvas=document.createElement("canvas");viewport=new qa;base=document.createElement("canvas");ground=null;theme;spots=[];curves=[];overlay=$a;stale=!0;ratio=1;resize(e,t){this.ratio=Math.min(2,devicePixelRatio||1);for(let n of[this.canvas,this.base])n.width=Math.max(1,Math.round(e*this.ratio)),n.height=Math.max(1,Math.round(t*this.ratio));this.viewport.resize(e,t),this.stale=!0}get size(){return[this.canvas.width/this.ratio,this.canvas.height/this.ratio]}setGround(e,t){this.ground=e,this.viewport.show(t),this.stale=!0}setTheme(e){this.theme=e,this.stale=!0}setPlace(e,t){this.spots=e,this.curves=t,this.stale=!0}moved(){this.stale=!0}noiseArrow(e){let[t,n]=this.size,s=Lg*Math.min(t,n),r=[t-s-16,s+16];return{tail:r,tip:[r[0]+e[0]*s,r[1]-e[1]*s]}}draw(e){if(this.overlay=e,this.ground===null)return;this.stale&&this.drawBase(this.ground),this.stale=!1;let t=this.canvas.getContext("2d");t.setTransform(1,0,0,1,0,0),t.drawImage(this.base,0,0),t.setTransform(this.ratio,0,0,this.ratio,0,0),this.drawStarts(t);for(let n of e.trails)this.drawTrail(t,n.position,n.track);this.drawCrowds(t),this.drawPath(t);for(let n of e.arrows){let s=[n.from[0]+n.along[0],n.from[1]+n.along[1]];as(t,this.pixel(n.from),this.pixel(s),n.color,this.theme,n.dash,n.wide?3.5:2)}if(e.noise!==null&&this.drawNoise(t,e.noise.direction),e.crosshair!==null&&this.drawCrosshair(t,this.pixel(e.crosshair)),e.label!==null){let[n,s]=this.pixel(e.label.at);Number.isFinite(n+s)&&zc(t,e.label.text,n,s,this.size[0],this.theme)}}pixel(e){return[this.viewport.x(e[0]),this.viewport.y(e[1])]}drawBase(e){let t=this.base.getContext("2d"),[n,s]=this.size,r=e.relief(this.viewport.visible,Jn),a=new ImageData(Jn,Jn);r.values.forEach((u,d)=>{let[h,f]=[d%Jn,Math.floor(d/Jn)],g=4*((Jn-1-f)*Jn+h),v=Es(u,r.levels),m=Number.isNaN(v)?Ug(h,f,this.theme):ss(v,this.theme);a.data.set([...m,255],g)});let o=document.createElement("canvas");o.width=o.height=Jn,o.getContext("2d").putImageData(a,0,0),t.setTransform(this.ratio,0,0,this.ratio,0,0),t.imageSmoothingEnabled=!0;let[l,c]=[n/(Jn-1),s/(Jn-1)];t.drawImage(o,-l/2,-c/2,n+l,s+c),t.strokeStyle=this.theme.line,t.lineWidth=1,t.setLineDash([]);for(let u of r.levels)this.drawLevel(t,Rs(r,u));for(let u of this.curves)this.drawCurve(t,u);this.drawSpots(t),this.drawScale(t)}drawLevel(e,t){e.beginPath();for(let n=0;n<t.length;n+=4)e.moveTo(this.viewport.x(t[n]),this.viewport.y(t[n+1])),e.lineTo(this.viewport.x(t[n+2]),this.viewport.y(t[n+3]));e.stroke()}drawCurve(e,t){for(let[n,s]of[[4.5,this.theme.halo],[2,this.theme.accent]])e.lineWidth=n,e.strokeStyle=s,e.globalAlpha=s===this.theme.halo?.6:1,e.setLineDash(t.kind==="stable"||s===this.theme.halo?[]:[3,4]),this.polyline(e,t.track),e.stroke();e.globalAlpha=1,e.setLineDash([])}polyline(e,[t,n]){e.beginPath();for(let s=0;s<t.length;s++){let[r,a]=this.pixel([t[s],n[s]]);Math.abs(r)<1e5&&Math.abs(a)<1e5&&(s===0?e.moveTo(r,a):e.lineTo(r,a))}}drawSpots(e){let[t,n]=this.size,s=this.spots.filter(({location:a})=>{let[o,l]=this.pixel(a);return o>-9&&o<t+9&&l>-9&&l<n+9}),r=s.length>Ng;for(let a of s){let o=this.pixel(a.location);!r&&a.kind==="STRICT_SADDLE"&&a.eigenvectors.forEach(([l,c],u)=>{let d=a.eigenvalues[u]<0;for(let h of[-1,1]){let f=[o[0]+h*34*l,o[1]-h*34*c],g=[o[0]+h*9*l,o[1]-h*9*c];as(e,d?g:f,d?f:g,this.theme.ink,this.theme,[],1.4)}}),Wa(e,a.kind,...o,r?6:12,this.theme)}}drawScale(e){let[t,n]=this.size,[[s,r],[a,o]]=this.viewport.visible,l=kg((r-s)/5);e.font="11px system-ui, sans-serif",e.lineJoin="round";let c=(u,d,h)=>{e.lineWidth=3,e.strokeStyle=this.theme.halo,e.strokeText(u,d,h),e.fillStyle=this.theme.ink,e.fillText(u,d,h)};e.textAlign="center",e.textBaseline="bottom";for(let u=Math.ceil(s/l);u*l<r;u++){let d=this.viewport.x(u*l);d>40&&d<t-14&&c(Yd(u*l,l),d,n-3)}e.textAlign="left",e.textBaseline="middle";for(let u=Math.ceil(a/l);u*l<o;u++){let d=this.viewport.y(u*l);d>12&&d<n-20&&c(Yd(u*l,l),4,d)}}drawCrowds(e){for(let t of this.overlay.crowds){let n=an(t.position,this.theme),s=Math.min(t.n,qd);if(t.n>qd){e.fillStyle=n.color;for(let a=s;a<t.n;a++){let[o,l]=[this.viewport.x(t.xs[a]),this.viewport.y(t.ys[a])];e.fillRect(o-1,l-1,2.2,2.2)}}let r=t.n>60?6:t.n>10?8:11;e.setLineDash([]),e.beginPath();for(let a=0;a<s;a++){let[o,l]=this.pixel([t.xs[a],t.ys[a]]);Math.abs(o)<1e5&&Math.abs(l)<1e5&&fn(e,n.marker,o,l,r)}e.lineWidth=2.5,e.strokeStyle=this.theme.halo,e.stroke(),e.fillStyle=n.color,e.fill()}}drawTrail(e,t,n){let s=an(t,this.theme);e.lineJoin="round",e.lineWidth=1.6,e.strokeStyle=s.color,e.setLineDash([...s.dash]),this.polyline(e,n),e.stroke(),e.setLineDash([])}drawPath(e){let{path:t}=this.overlay;if(t===null||t.track[0].length===0)return;let n=an(t.position,this.theme);e.lineJoin="round";for(let[o,l,c]of[[5,this.theme.halo,[]],[2.2,n.color,n.dash]])e.lineWidth=o,e.strokeStyle=l,e.setLineDash([...c]),this.polyline(e,t.track),e.stroke();e.setLineDash([]);let s=t.track[0].length-1,[r,a]=this.pixel([t.track[0][s],t.track[1][s]]);if(Math.abs(r)<1e5&&Math.abs(a)<1e5)for(let[o,l]of[[5,this.theme.halo],[2,this.theme.ink]])e.lineWidth=o,e.strokeStyle=l,e.beginPath(),e.arc(r,a,10,0,2*Math.PI),e.stroke()}drawStarts(e){let{shape:t,starts:n}=this.overlay;if(e.strokeStyle=this.theme.ink,e.lineWidth=1.5,e.setLineDash([5,4]),e.beginPath(),t?.kind==="line")e.moveTo(...this.pixel(t.from)),e.lineTo(...this.pixel(t.to));else if(t?.kind==="patch"){let s=t.radius*this.viewport.pixelsPerUnit;e.arc(...this.pixel(t.center),Math.max(0,Math.min(s,1e5)),0,2*Math.PI)}e.stroke(),e.setLineDash([]);for(let s of n)for(let[r,a]of[[4,this.theme.halo],[1.6,this.theme.ink]])e.lineWidth=r,e.strokeStyle=a,e.beginPath(),e.arc(...this.pixel(s),8,0,2*Math.PI),e.stroke()}drawNoise(e,t){let{tail:n,tip:s}=this.noiseArrow(t),r=[2*n[0]-s[0],2*n[1]-s[1]];as(e,n,r,this.theme.accent,this.theme,[5,3],2),as(e,n,s,this.theme.accent,this.theme,[],3),e.fillStyle=this.theme.paper,e.strokeStyle=this.theme.accent,e.lineWidth=2.5,e.beginPath(),e.arc(s[0],s[1],7,0,2*Math.PI),e.fill(),e.stroke(),zc(e,"noise: drag",n[0]-46,n[1]+48,this.size[0],this.theme)}drawCrosshair(e,[t,n]){for(let[s,r]of[[4,this.theme.halo],[1.5,this.theme.accent]]){e.lineWidth=s,e.strokeStyle=r,e.beginPath();for(let[a,o]of[[-16,0],[16,0],[0,-16],[0,16]])e.moveTo(t+a/4,n+o/4),e.lineTo(t+a,n+o);e.stroke()}}};function Ug(i,e,t){return(i+e)%6<2?ss(.35,t):t.dark?[10,11,14]:[205,205,205]}function kg(i){let e=10**Math.floor(Math.log10(i)),t=i/e;return e*(t<1.5?1:t<3.5?2:t<7.5?5:10)}function Yd(i,e){let t=Math.max(0,-Math.floor(Math.log10(e)+1e-9));return t>6?i.toExponential(1):i.toFixed(t).replace("-","\u2212")}var Pf=0,_u=1,Df=2;var ua=1,Lf=2,nr=3,Xi=0,en=1,Ln=2,ps=0,ir=1,Mu=2,bu=3,Su=4,Nf=5;var ms=100,Uf=101,kf=102,Ff=103,Of=104,Bf=200,zf=201,Gf=202,Vf=203,wu=204,Tu=205,Hf=206,Wf=207,Xf=208,$f=209,qf=210,Yf=211,Zf=212,Jf=213,Kf=214,So=0,wo=1,To=2,Xs=3,Ao=4,Eo=5,Ro=6,Co=7,sl=0,jf=1,Qf=2,ii=0,Au=1,Eu=2,Ru=3,Cu=4,Iu=5,Pu=6,Du=7;var Lu=300,gs=301,sr=302,rl=303,al=304,Io=1e3,jn=1001,Po=1002,It=1003,ep=1004;var ha=1005;var jt=1006,ol=1007;var wi=1008;var un=1009,Nu=1010,Uu=1011,rr=1012,ll=1013,Vn=1014,Hn=1015,Wn=1016,cl=1017,ul=1018,vs=1020,ku=35902,Fu=35899,Ou=1021,Bu=1022,Xn=1023,Mi=1026,Ti=1027,zu=1028,hl=1029,$i=1030,dl=1031;var fl=1033,da=33776,fa=33777,pa=33778,ma=33779,pl=35840,ml=35841,gl=35842,vl=35843,xl=36196,yl=37492,_l=37496,Ml=37488,bl=37489,ga=37490,Sl=37491,wl=37808,Tl=37809,Al=37810,El=37811,Rl=37812,Cl=37813,Il=37814,Pl=37815,Dl=37816,Ll=37817,Nl=37818,Ul=37819,kl=37820,Fl=37821,Ol=36492,Bl=36494,zl=36495,Gl=36283,Vl=36284,va=36285,Hl=36286;var Fr=2300,Do=2301,Mo=2302,hu=2303,du=2400,fu=2401,pu=2402;var tp=3200;var Wl=0,np=1,Ai="",vn="srgb",Or="srgb-linear",Br="linear",Je="srgb";var bo=7680;var ip=519,sp=512,rp=513,ap=514,Gu=515,op=516,lp=517,Vu=518,Hu=519,Wu=35044;var Xu="300 es",Pn=2e3,$s=2001;function Fg(i){for(let e=i.length-1;e>=0;--e)if(i[e]>=65535)return!0;return!1}function Og(i){return ArrayBuffer.isView(i)&&!(i instanceof DataView)}function zr(i){return document.createElementNS("http://www.w3.org/1999/xhtml",i)}function cp(){let i=zr("canvas");return i.style.display="block",i}var Zd={},qs=null;function Gr(...i){let e="THREE."+i.shift();qs?qs("log",e,...i):console.log(e,...i)}function up(i){let e=i[0];if(typeof e=="string"&&e.startsWith("TSL:")){let t=i[1];t&&t.isStackTrace?i[0]+=" "+t.getLocation():i[1]='Stack trace not available. Enable "THREE.Node.captureStackTrace" to capture stack traces.'}return i}function Ae(...i){i=up(i);let e="THREE."+i.shift();if(qs)qs("warn",e,...i);else{let t=i[0];t&&t.isStackTrace?console.warn(t.getError(e)):console.warn(e,...i)}}function Ie(...i){i=up(i);let e="THREE."+i.shift();if(qs)qs("error",e,...i);else{let t=i[0];t&&t.isStackTrace?console.error(t.getError(e)):console.error(e,...i)}}function Nr(...i){let e=i.join(" ");e in Zd||(Zd[e]=!0,Ae(...i))}function hp(i,e,t){return new Promise(function(n,s){function r(){switch(i.clientWaitSync(e,i.SYNC_FLUSH_COMMANDS_BIT,0)){case i.WAIT_FAILED:s();break;case i.TIMEOUT_EXPIRED:setTimeout(r,t);break;default:n()}}setTimeout(r,t)})}var dp={[So]:So,[To]:Ro,[Ao]:Ao,[Xs]:Eo,[wo]:wo,[Ro]:To,[Co]:Co,[Eo]:Xs},Qn=class{addEventListener(e,t){this._listeners===void 0&&(this._listeners={});let n=this._listeners;n[e]===void 0&&(n[e]=[]),n[e].indexOf(t)===-1&&n[e].push(t)}hasEventListener(e,t){let n=this._listeners;return n===void 0?!1:n[e]!==void 0&&n[e].indexOf(t)!==-1}removeEventListener(e,t){let n=this._listeners;if(n===void 0)return;let s=n[e];if(s!==void 0){let r=s.indexOf(t);r!==-1&&s.splice(r,1)}}dispatchEvent(e){let t=this._listeners;if(t===void 0)return;let n=t[e.type];if(n!==void 0){e.target=this;let s=n.slice(0);for(let r=0,a=s.length;r<a;r++)s[r].call(this,e);e.target=null}}},Ht=["00","01","02","03","04","05","06","07","08","09","0a","0b","0c","0d","0e","0f","10","11","12","13","14","15","16","17","18","19","1a","1b","1c","1d","1e","1f","20","21","22","23","24","25","26","27","28","29","2a","2b","2c","2d","2e","2f","30","31","32","33","34","35","36","37","38","39","3a","3b","3c","3d","3e","3f","40","41","42","43","44","45","46","47","48","49","4a","4b","4c","4d","4e","4f","50","51","52","53","54","55","56","57","58","59","5a","5b","5c","5d","5e","5f","60","61","62","63","64","65","66","67","68","69","6a","6b","6c","6d","6e","6f","70","71","72","73","74","75","76","77","78","79","7a","7b","7c","7d","7e","7f","80","81","82","83","84","85","86","87","88","89","8a","8b","8c","8d","8e","8f","90","91","92","93","94","95","96","97","98","99","9a","9b","9c","9d","9e","9f","a0","a1","a2","a3","a4","a5","a6","a7","a8","a9","aa","ab","ac","ad","ae","af","b0","b1","b2","b3","b4","b5","b6","b7","b8","b9","ba","bb","bc","bd","be","bf","c0","c1","c2","c3","c4","c5","c6","c7","c8","c9","ca","cb","cc","cd","ce","cf","d0","d1","d2","d3","d4","d5","d6","d7","d8","d9","da","db","dc","dd","de","df","e0","e1","e2","e3","e4","e5","e6","e7","e8","e9","ea","eb","ec","ed","ee","ef","f0","f1","f2","f3","f4","f5","f6","f7","f8","f9","fa","fb","fc","fd","fe","ff"],Jd=1234567,Ur=Math.PI/180,Ys=180/Math.PI;function qi(){let i=Math.random()*4294967295|0,e=Math.random()*4294967295|0,t=Math.random()*4294967295|0,n=Math.random()*4294967295|0;return(Ht[i&255]+Ht[i>>8&255]+Ht[i>>16&255]+Ht[i>>24&255]+"-"+Ht[e&255]+Ht[e>>8&255]+"-"+Ht[e>>16&15|64]+Ht[e>>24&255]+"-"+Ht[t&63|128]+Ht[t>>8&255]+"-"+Ht[t>>16&255]+Ht[t>>24&255]+Ht[n&255]+Ht[n>>8&255]+Ht[n>>16&255]+Ht[n>>24&255]).toLowerCase()}function Fe(i,e,t){return Math.max(e,Math.min(t,i))}function $u(i,e){return(i%e+e)%e}function Bg(i,e,t,n,s){return n+(i-e)*(s-n)/(t-e)}function zg(i,e,t){return i!==e?(t-i)/(e-i):0}function kr(i,e,t){return(1-t)*i+t*e}function Gg(i,e,t,n){return kr(i,e,1-Math.exp(-t*n))}function Vg(i,e=1){return e-Math.abs($u(i,e*2)-e)}function Hg(i,e,t){return i<=e?0:i>=t?1:(i=(i-e)/(t-e),i*i*(3-2*i))}function Wg(i,e,t){return i<=e?0:i>=t?1:(i=(i-e)/(t-e),i*i*i*(i*(i*6-15)+10))}function Xg(i,e){return i+Math.floor(Math.random()*(e-i+1))}function $g(i,e){return i+Math.random()*(e-i)}function qg(i){return i*(.5-Math.random())}function Yg(i){i!==void 0&&(Jd=i);let e=Jd+=1831565813;return e=Math.imul(e^e>>>15,e|1),e^=e+Math.imul(e^e>>>7,e|61),((e^e>>>14)>>>0)/4294967296}function Zg(i){return i*Ur}function Jg(i){return i*Ys}function Kg(i){return i>0&&Number.isInteger(i)&&2**Math.round(Math.log2(i))===i}function jg(i){return Math.pow(2,Math.ceil(Math.log(i)/Math.LN2))}function qu(i){return Math.pow(2,Math.floor(Math.log(i)/Math.LN2))}function Qg(i,e,t,n,s){let r=Math.cos,a=Math.sin,o=r(t/2),l=a(t/2),c=r((e+n)/2),u=a((e+n)/2),d=r((e-n)/2),h=a((e-n)/2),f=r((n-e)/2),g=a((n-e)/2);switch(s){case"XYX":i.set(o*u,l*d,l*h,o*c);break;case"YZY":i.set(l*h,o*u,l*d,o*c);break;case"ZXZ":i.set(l*d,l*h,o*u,o*c);break;case"XZX":i.set(o*u,l*g,l*f,o*c);break;case"YXY":i.set(l*f,o*u,l*g,o*c);break;case"ZYZ":i.set(l*g,l*f,o*u,o*c);break;default:Ae("MathUtils: .setQuaternionFromProperEuler() encountered an unknown order: "+s)}}function Xl(i){switch(i.constructor){case Uint32Array:return 4294967295;case Uint16Array:return 65535;case Uint8Array:case Uint8ClampedArray:return 255;case Int32Array:return 2147483647;case Int16Array:return 32767;case Int8Array:return 127;default:return}}function Yu(i,e){if(e.constructor===Float32Array)return i;let t=Xl(e);if(t===void 0)throw new Error("THREE.MathUtils: Invalid component type.");return Math.max(i/t,-1)}function Zu(i,e){if(e.constructor===Float32Array)return i;let t=Xl(e);if(t===void 0)throw new Error("THREE.MathUtils: Invalid component type.");return Math.round(i*t)}var Ju={DEG2RAD:Ur,RAD2DEG:Ys,generateUUID:qi,clamp:Fe,euclideanModulo:$u,mapLinear:Bg,inverseLerp:zg,lerp:kr,damp:Gg,pingpong:Vg,smoothstep:Hg,smootherstep:Wg,randInt:Xg,randFloat:$g,randFloatSpread:qg,seededRandom:Yg,degToRad:Zg,radToDeg:Jg,isPowerOfTwo:Kg,ceilPowerOfTwo:jg,floorPowerOfTwo:qu,setQuaternionFromProperEuler:Qg,normalize:Zu,denormalize:Yu},He=class{static{this.prototype.isVector2=!0}constructor(e=0,t=0){this.x=e,this.y=t}get width(){return this.x}set width(e){this.x=e}get height(){return this.y}set height(e){this.y=e}set(e,t){return this.x=e,this.y=t,this}setScalar(e){return this.x=e,this.y=e,this}setX(e){return this.x=e,this}setY(e){return this.y=e,this}setComponent(e,t){switch(e){case 0:this.x=t;break;case 1:this.y=t;break;default:throw new Error("THREE.Vector2: index is out of range: "+e)}return this}getComponent(e){switch(e){case 0:return this.x;case 1:return this.y;default:throw new Error("THREE.Vector2: index is out of range: "+e)}}clone(){return new this.constructor(this.x,this.y)}copy(e){return this.x=e.x,this.y=e.y,this}add(e){return this.x+=e.x,this.y+=e.y,this}addScalar(e){return this.x+=e,this.y+=e,this}addVectors(e,t){return this.x=e.x+t.x,this.y=e.y+t.y,this}addScaledVector(e,t){return this.x+=e.x*t,this.y+=e.y*t,this}sub(e){return this.x-=e.x,this.y-=e.y,this}subScalar(e){return this.x-=e,this.y-=e,this}subVectors(e,t){return this.x=e.x-t.x,this.y=e.y-t.y,this}multiply(e){return this.x*=e.x,this.y*=e.y,this}multiplyScalar(e){return this.x*=e,this.y*=e,this}divide(e){return this.x/=e.x,this.y/=e.y,this}divideScalar(e){return this.multiplyScalar(1/e)}applyMatrix3(e){let t=this.x,n=this.y,s=e.elements;return this.x=s[0]*t+s[3]*n+s[6],this.y=s[1]*t+s[4]*n+s[7],this}min(e){return this.x=Math.min(this.x,e.x),this.y=Math.min(this.y,e.y),this}max(e){return this.x=Math.max(this.x,e.x),this.y=Math.max(this.y,e.y),this}clamp(e,t){return this.x=Fe(this.x,e.x,t.x),this.y=Fe(this.y,e.y,t.y),this}clampScalar(e,t){return this.x=Fe(this.x,e,t),this.y=Fe(this.y,e,t),this}clampLength(e,t){let n=this.length();return this.divideScalar(n||1).multiplyScalar(Fe(n,e,t))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this}negate(){return this.x=-this.x,this.y=-this.y,this}dot(e){return this.x*e.x+this.y*e.y}cross(e){return this.x*e.y-this.y*e.x}lengthSq(){return this.x*this.x+this.y*this.y}length(){return Math.sqrt(this.x*this.x+this.y*this.y)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)}normalize(){return this.divideScalar(this.length()||1)}angle(){return Math.atan2(-this.y,-this.x)+Math.PI}angleTo(e){let t=Math.sqrt(this.lengthSq()*e.lengthSq());if(t===0)return Math.PI/2;let n=this.dot(e)/t;return Math.acos(Fe(n,-1,1))}distanceTo(e){return Math.sqrt(this.distanceToSquared(e))}distanceToSquared(e){let t=this.x-e.x,n=this.y-e.y;return t*t+n*n}manhattanDistanceTo(e){return Math.abs(this.x-e.x)+Math.abs(this.y-e.y)}setLength(e){return this.normalize().multiplyScalar(e)}lerp(e,t){return this.x+=(e.x-this.x)*t,this.y+=(e.y-this.y)*t,this}lerpVectors(e,t,n){return this.x=e.x+(t.x-e.x)*n,this.y=e.y+(t.y-e.y)*n,this}equals(e){return e.x===this.x&&e.y===this.y}fromArray(e,t=0){return this.x=e[t],this.y=e[t+1],this}toArray(e=[],t=0){return e[t]=this.x,e[t+1]=this.y,e}fromBufferAttribute(e,t){return this.x=e.getX(t),this.y=e.getY(t),this}rotateAround(e,t){let n=Math.cos(t),s=Math.sin(t),r=this.x-e.x,a=this.y-e.y;return this.x=r*n-a*s+e.x,this.y=r*s+a*n+e.y,this}random(){return this.x=Math.random(),this.y=Math.random(),this}*[Symbol.iterator](){yield this.x,yield this.y}},ei=class{constructor(e=0,t=0,n=0,s=1){this.isQuaternion=!0,this._x=e,this._y=t,this._z=n,this._w=s}static slerpFlat(e,t,n,s,r,a,o){let l=n[s+0],c=n[s+1],u=n[s+2],d=n[s+3],h=r[a+0],f=r[a+1],g=r[a+2],v=r[a+3];if(d!==v||l!==h||c!==f||u!==g){let m=l*h+c*f+u*g+d*v;m<0&&(h=-h,f=-f,g=-g,v=-v,m=-m);let p=1-o;if(m<.9995){let M=Math.acos(m),A=Math.sin(M);p=Math.sin(p*M)/A,o=Math.sin(o*M)/A,l=l*p+h*o,c=c*p+f*o,u=u*p+g*o,d=d*p+v*o}else{l=l*p+h*o,c=c*p+f*o,u=u*p+g*o,d=d*p+v*o;let M=1/Math.sqrt(l*l+c*c+u*u+d*d);l*=M,c*=M,u*=M,d*=M}}e[t]=l,e[t+1]=c,e[t+2]=u,e[t+3]=d}static multiplyQuaternionsFlat(e,t,n,s,r,a){let o=n[s],l=n[s+1],c=n[s+2],u=n[s+3],d=r[a],h=r[a+1],f=r[a+2],g=r[a+3];return e[t]=o*g+u*d+l*f-c*h,e[t+1]=l*g+u*h+c*d-o*f,e[t+2]=c*g+u*f+o*h-l*d,e[t+3]=u*g-o*d-l*h-c*f,e}get x(){return this._x}set x(e){this._x=e,this._onChangeCallback()}get y(){return this._y}set y(e){this._y=e,this._onChangeCallback()}get z(){return this._z}set z(e){this._z=e,this._onChangeCallback()}get w(){return this._w}set w(e){this._w=e,this._onChangeCallback()}set(e,t,n,s){return this._x=e,this._y=t,this._z=n,this._w=s,this._onChangeCallback(),this}clone(){return new this.constructor(this._x,this._y,this._z,this._w)}copy(e){return this._x=e.x,this._y=e.y,this._z=e.z,this._w=e.w,this._onChangeCallback(),this}setFromEuler(e,t=!0){let n=e._x,s=e._y,r=e._z,a=e._order,o=Math.cos,l=Math.sin,c=o(n/2),u=o(s/2),d=o(r/2),h=l(n/2),f=l(s/2),g=l(r/2);switch(a){case"XYZ":this._x=h*u*d+c*f*g,this._y=c*f*d-h*u*g,this._z=c*u*g+h*f*d,this._w=c*u*d-h*f*g;break;case"YXZ":this._x=h*u*d+c*f*g,this._y=c*f*d-h*u*g,this._z=c*u*g-h*f*d,this._w=c*u*d+h*f*g;break;case"ZXY":this._x=h*u*d-c*f*g,this._y=c*f*d+h*u*g,this._z=c*u*g+h*f*d,this._w=c*u*d-h*f*g;break;case"ZYX":this._x=h*u*d-c*f*g,this._y=c*f*d+h*u*g,this._z=c*u*g-h*f*d,this._w=c*u*d+h*f*g;break;case"YZX":this._x=h*u*d+c*f*g,this._y=c*f*d+h*u*g,this._z=c*u*g-h*f*d,this._w=c*u*d-h*f*g;break;case"XZY":this._x=h*u*d-c*f*g,this._y=c*f*d-h*u*g,this._z=c*u*g+h*f*d,this._w=c*u*d+h*f*g;break;default:Ae("Quaternion: .setFromEuler() encountered an unknown order: "+a)}return t===!0&&this._onChangeCallback(),this}setFromAxisAngle(e,t){let n=t/2,s=Math.sin(n);return this._x=e.x*s,this._y=e.y*s,this._z=e.z*s,this._w=Math.cos(n),this._onChangeCallback(),this}setFromRotationMatrix(e){let t=e.elements,n=t[0],s=t[4],r=t[8],a=t[1],o=t[5],l=t[9],c=t[2],u=t[6],d=t[10],h=n+o+d;if(h>0){let f=.5/Math.sqrt(h+1);this._w=.25/f,this._x=(u-l)*f,this._y=(r-c)*f,this._z=(a-s)*f}else if(n>o&&n>d){let f=2*Math.sqrt(1+n-o-d);this._w=(u-l)/f,this._x=.25*f,this._y=(s+a)/f,this._z=(r+c)/f}else if(o>d){let f=2*Math.sqrt(1+o-n-d);this._w=(r-c)/f,this._x=(s+a)/f,this._y=.25*f,this._z=(l+u)/f}else{let f=2*Math.sqrt(1+d-n-o);this._w=(a-s)/f,this._x=(r+c)/f,this._y=(l+u)/f,this._z=.25*f}return this._onChangeCallback(),this}setFromUnitVectors(e,t){let n=e.dot(t)+1;return n<1e-8?(n=0,Math.abs(e.x)>Math.abs(e.z)?(this._x=-e.y,this._y=e.x,this._z=0,this._w=n):(this._x=0,this._y=-e.z,this._z=e.y,this._w=n)):(this._x=e.y*t.z-e.z*t.y,this._y=e.z*t.x-e.x*t.z,this._z=e.x*t.y-e.y*t.x,this._w=n),this.normalize()}angleTo(e){return 2*Math.acos(Math.abs(Fe(this.dot(e),-1,1)))}rotateTowards(e,t){let n=this.angleTo(e);if(n===0)return this;let s=Math.min(1,t/n);return this.slerp(e,s),this}identity(){return this.set(0,0,0,1)}invert(){return this.conjugate()}conjugate(){return this._x*=-1,this._y*=-1,this._z*=-1,this._onChangeCallback(),this}dot(e){return this._x*e._x+this._y*e._y+this._z*e._z+this._w*e._w}lengthSq(){return this._x*this._x+this._y*this._y+this._z*this._z+this._w*this._w}length(){return Math.sqrt(this._x*this._x+this._y*this._y+this._z*this._z+this._w*this._w)}normalize(){let e=this.length();return e===0?(this._x=0,this._y=0,this._z=0,this._w=1):(e=1/e,this._x=this._x*e,this._y=this._y*e,this._z=this._z*e,this._w=this._w*e),this._onChangeCallback(),this}multiply(e){return this.multiplyQuaternions(this,e)}premultiply(e){return this.multiplyQuaternions(e,this)}multiplyQuaternions(e,t){let n=e._x,s=e._y,r=e._z,a=e._w,o=t._x,l=t._y,c=t._z,u=t._w;return this._x=n*u+a*o+s*c-r*l,this._y=s*u+a*l+r*o-n*c,this._z=r*u+a*c+n*l-s*o,this._w=a*u-n*o-s*l-r*c,this._onChangeCallback(),this}slerp(e,t){let n=e._x,s=e._y,r=e._z,a=e._w,o=this.dot(e);o<0&&(n=-n,s=-s,r=-r,a=-a,o=-o);let l=1-t;if(o<.9995){let c=Math.acos(o),u=Math.sin(c);l=Math.sin(l*c)/u,t=Math.sin(t*c)/u,this._x=this._x*l+n*t,this._y=this._y*l+s*t,this._z=this._z*l+r*t,this._w=this._w*l+a*t,this._onChangeCallback()}else this._x=this._x*l+n*t,this._y=this._y*l+s*t,this._z=this._z*l+r*t,this._w=this._w*l+a*t,this.normalize();return this}slerpQuaternions(e,t,n){return this.copy(e).slerp(t,n)}random(){let e=2*Math.PI*Math.random(),t=2*Math.PI*Math.random(),n=Math.random(),s=Math.sqrt(1-n),r=Math.sqrt(n);return this.set(s*Math.sin(e),s*Math.cos(e),r*Math.sin(t),r*Math.cos(t))}equals(e){return e._x===this._x&&e._y===this._y&&e._z===this._z&&e._w===this._w}fromArray(e,t=0){return this._x=e[t],this._y=e[t+1],this._z=e[t+2],this._w=e[t+3],this._onChangeCallback(),this}toArray(e=[],t=0){return e[t]=this._x,e[t+1]=this._y,e[t+2]=this._z,e[t+3]=this._w,e}fromBufferAttribute(e,t){return this._x=e.getX(t),this._y=e.getY(t),this._z=e.getZ(t),this._w=e.getW(t),this._onChangeCallback(),this}toJSON(){return this.toArray()}_onChange(e){return this._onChangeCallback=e,this}_onChangeCallback(){}*[Symbol.iterator](){yield this._x,yield this._y,yield this._z,yield this._w}},L=class{static{this.prototype.isVector3=!0}constructor(e=0,t=0,n=0){this.x=e,this.y=t,this.z=n}set(e,t,n){return n===void 0&&(n=this.z),this.x=e,this.y=t,this.z=n,this}setScalar(e){return this.x=e,this.y=e,this.z=e,this}setX(e){return this.x=e,this}setY(e){return this.y=e,this}setZ(e){return this.z=e,this}setComponent(e,t){switch(e){case 0:this.x=t;break;case 1:this.y=t;break;case 2:this.z=t;break;default:throw new Error("THREE.Vector3: index is out of range: "+e)}return this}getComponent(e){switch(e){case 0:return this.x;case 1:return this.y;case 2:return this.z;default:throw new Error("THREE.Vector3: index is out of range: "+e)}}clone(){return new this.constructor(this.x,this.y,this.z)}copy(e){return this.x=e.x,this.y=e.y,this.z=e.z,this}add(e){return this.x+=e.x,this.y+=e.y,this.z+=e.z,this}addScalar(e){return this.x+=e,this.y+=e,this.z+=e,this}addVectors(e,t){return this.x=e.x+t.x,this.y=e.y+t.y,this.z=e.z+t.z,this}addScaledVector(e,t){return this.x+=e.x*t,this.y+=e.y*t,this.z+=e.z*t,this}sub(e){return this.x-=e.x,this.y-=e.y,this.z-=e.z,this}subScalar(e){return this.x-=e,this.y-=e,this.z-=e,this}subVectors(e,t){return this.x=e.x-t.x,this.y=e.y-t.y,this.z=e.z-t.z,this}multiply(e){return this.x*=e.x,this.y*=e.y,this.z*=e.z,this}multiplyScalar(e){return this.x*=e,this.y*=e,this.z*=e,this}multiplyVectors(e,t){return this.x=e.x*t.x,this.y=e.y*t.y,this.z=e.z*t.z,this}applyEuler(e){return this.applyQuaternion(Kd.setFromEuler(e))}applyAxisAngle(e,t){return this.applyQuaternion(Kd.setFromAxisAngle(e,t))}applyMatrix3(e){let t=this.x,n=this.y,s=this.z,r=e.elements;return this.x=r[0]*t+r[3]*n+r[6]*s,this.y=r[1]*t+r[4]*n+r[7]*s,this.z=r[2]*t+r[5]*n+r[8]*s,this}applyNormalMatrix(e){return this.applyMatrix3(e).normalize()}applyMatrix4(e){let t=this.x,n=this.y,s=this.z,r=e.elements,a=1/(r[3]*t+r[7]*n+r[11]*s+r[15]);return this.x=(r[0]*t+r[4]*n+r[8]*s+r[12])*a,this.y=(r[1]*t+r[5]*n+r[9]*s+r[13])*a,this.z=(r[2]*t+r[6]*n+r[10]*s+r[14])*a,this}applyQuaternion(e){let t=this.x,n=this.y,s=this.z,r=e.x,a=e.y,o=e.z,l=e.w,c=2*(a*s-o*n),u=2*(o*t-r*s),d=2*(r*n-a*t);return this.x=t+l*c+a*d-o*u,this.y=n+l*u+o*c-r*d,this.z=s+l*d+r*u-a*c,this}project(e){return this.applyMatrix4(e.matrixWorldInverse).applyMatrix4(e.projectionMatrix)}unproject(e){return this.applyMatrix4(e.projectionMatrixInverse).applyMatrix4(e.matrixWorld)}transformDirection(e){let t=this.x,n=this.y,s=this.z,r=e.elements;return this.x=r[0]*t+r[4]*n+r[8]*s,this.y=r[1]*t+r[5]*n+r[9]*s,this.z=r[2]*t+r[6]*n+r[10]*s,this.normalize()}divide(e){return this.x/=e.x,this.y/=e.y,this.z/=e.z,this}divideScalar(e){return this.multiplyScalar(1/e)}min(e){return this.x=Math.min(this.x,e.x),this.y=Math.min(this.y,e.y),this.z=Math.min(this.z,e.z),this}max(e){return this.x=Math.max(this.x,e.x),this.y=Math.max(this.y,e.y),this.z=Math.max(this.z,e.z),this}clamp(e,t){return this.x=Fe(this.x,e.x,t.x),this.y=Fe(this.y,e.y,t.y),this.z=Fe(this.z,e.z,t.z),this}clampScalar(e,t){return this.x=Fe(this.x,e,t),this.y=Fe(this.y,e,t),this.z=Fe(this.z,e,t),this}clampLength(e,t){let n=this.length();return this.divideScalar(n||1).multiplyScalar(Fe(n,e,t))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this.z=Math.floor(this.z),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this.z=Math.ceil(this.z),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this.z=Math.round(this.z),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this.z=Math.trunc(this.z),this}negate(){return this.x=-this.x,this.y=-this.y,this.z=-this.z,this}dot(e){return this.x*e.x+this.y*e.y+this.z*e.z}lengthSq(){return this.x*this.x+this.y*this.y+this.z*this.z}length(){return Math.sqrt(this.x*this.x+this.y*this.y+this.z*this.z)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)+Math.abs(this.z)}normalize(){return this.divideScalar(this.length()||1)}setLength(e){return this.normalize().multiplyScalar(e)}lerp(e,t){return this.x+=(e.x-this.x)*t,this.y+=(e.y-this.y)*t,this.z+=(e.z-this.z)*t,this}lerpVectors(e,t,n){return this.x=e.x+(t.x-e.x)*n,this.y=e.y+(t.y-e.y)*n,this.z=e.z+(t.z-e.z)*n,this}cross(e){return this.crossVectors(this,e)}crossVectors(e,t){let n=e.x,s=e.y,r=e.z,a=t.x,o=t.y,l=t.z;return this.x=s*l-r*o,this.y=r*a-n*l,this.z=n*o-s*a,this}projectOnVector(e){let t=e.lengthSq();if(t===0)return this.set(0,0,0);let n=e.dot(this)/t;return this.copy(e).multiplyScalar(n)}projectOnPlane(e){return Hc.copy(this).projectOnVector(e),this.sub(Hc)}reflect(e){return this.sub(Hc.copy(e).multiplyScalar(2*this.dot(e)))}angleTo(e){let t=Math.sqrt(this.lengthSq()*e.lengthSq());if(t===0)return Math.PI/2;let n=this.dot(e)/t;return Math.acos(Fe(n,-1,1))}distanceTo(e){return Math.sqrt(this.distanceToSquared(e))}distanceToSquared(e){let t=this.x-e.x,n=this.y-e.y,s=this.z-e.z;return t*t+n*n+s*s}manhattanDistanceTo(e){return Math.abs(this.x-e.x)+Math.abs(this.y-e.y)+Math.abs(this.z-e.z)}setFromSpherical(e){return this.setFromSphericalCoords(e.radius,e.phi,e.theta)}setFromSphericalCoords(e,t,n){let s=Math.sin(t)*e;return this.x=s*Math.sin(n),this.y=Math.cos(t)*e,this.z=s*Math.cos(n),this}setFromCylindrical(e){return this.setFromCylindricalCoords(e.radius,e.theta,e.y)}setFromCylindricalCoords(e,t,n){return this.x=e*Math.sin(t),this.y=n,this.z=e*Math.cos(t),this}setFromMatrixPosition(e){let t=e.elements;return this.x=t[12],this.y=t[13],this.z=t[14],this}setFromMatrixScale(e){let t=this.setFromMatrixColumn(e,0).length(),n=this.setFromMatrixColumn(e,1).length(),s=this.setFromMatrixColumn(e,2).length();return this.x=t,this.y=n,this.z=s,this}setFromMatrixColumn(e,t){return this.fromArray(e.elements,t*4)}setFromMatrix3Column(e,t){return this.fromArray(e.elements,t*3)}setFromEuler(e){return this.x=e._x,this.y=e._y,this.z=e._z,this}setFromColor(e){return this.x=e.r,this.y=e.g,this.z=e.b,this}equals(e){return e.x===this.x&&e.y===this.y&&e.z===this.z}fromArray(e,t=0){return this.x=e[t],this.y=e[t+1],this.z=e[t+2],this}toArray(e=[],t=0){return e[t]=this.x,e[t+1]=this.y,e[t+2]=this.z,e}fromBufferAttribute(e,t){return this.x=e.getX(t),this.y=e.getY(t),this.z=e.getZ(t),this}random(){return this.x=Math.random(),this.y=Math.random(),this.z=Math.random(),this}randomDirection(){let e=Math.random()*Math.PI*2,t=Math.random()*2-1,n=Math.sqrt(1-t*t);return this.x=n*Math.cos(e),this.y=t,this.z=n*Math.sin(e),this}*[Symbol.iterator](){yield this.x,yield this.y,yield this.z}},Hc=new L,Kd=new ei,Pe=class{static{this.prototype.isMatrix3=!0}constructor(e,t,n,s,r,a,o,l,c){this.elements=[1,0,0,0,1,0,0,0,1],e!==void 0&&this.set(e,t,n,s,r,a,o,l,c)}set(e,t,n,s,r,a,o,l,c){let u=this.elements;return u[0]=e,u[1]=s,u[2]=o,u[3]=t,u[4]=r,u[5]=l,u[6]=n,u[7]=a,u[8]=c,this}identity(){return this.set(1,0,0,0,1,0,0,0,1),this}copy(e){let t=this.elements,n=e.elements;return t[0]=n[0],t[1]=n[1],t[2]=n[2],t[3]=n[3],t[4]=n[4],t[5]=n[5],t[6]=n[6],t[7]=n[7],t[8]=n[8],this}extractBasis(e,t,n){return e.setFromMatrix3Column(this,0),t.setFromMatrix3Column(this,1),n.setFromMatrix3Column(this,2),this}setFromMatrix4(e){let t=e.elements;return this.set(t[0],t[4],t[8],t[1],t[5],t[9],t[2],t[6],t[10]),this}multiply(e){return this.multiplyMatrices(this,e)}premultiply(e){return this.multiplyMatrices(e,this)}multiplyMatrices(e,t){let n=e.elements,s=t.elements,r=this.elements,a=n[0],o=n[3],l=n[6],c=n[1],u=n[4],d=n[7],h=n[2],f=n[5],g=n[8],v=s[0],m=s[3],p=s[6],M=s[1],A=s[4],b=s[7],E=s[2],T=s[5],x=s[8];return r[0]=a*v+o*M+l*E,r[3]=a*m+o*A+l*T,r[6]=a*p+o*b+l*x,r[1]=c*v+u*M+d*E,r[4]=c*m+u*A+d*T,r[7]=c*p+u*b+d*x,r[2]=h*v+f*M+g*E,r[5]=h*m+f*A+g*T,r[8]=h*p+f*b+g*x,this}multiplyScalar(e){let t=this.elements;return t[0]*=e,t[3]*=e,t[6]*=e,t[1]*=e,t[4]*=e,t[7]*=e,t[2]*=e,t[5]*=e,t[8]*=e,this}determinant(){let e=this.elements,t=e[0],n=e[1],s=e[2],r=e[3],a=e[4],o=e[5],l=e[6],c=e[7],u=e[8];return t*a*u-t*o*c-n*r*u+n*o*l+s*r*c-s*a*l}invert(){let e=this.elements,t=e[0],n=e[1],s=e[2],r=e[3],a=e[4],o=e[5],l=e[6],c=e[7],u=e[8],d=u*a-o*c,h=o*l-u*r,f=c*r-a*l,g=t*d+n*h+s*f;if(g===0)return this.set(0,0,0,0,0,0,0,0,0);let v=1/g;return e[0]=d*v,e[1]=(s*c-u*n)*v,e[2]=(o*n-s*a)*v,e[3]=h*v,e[4]=(u*t-s*l)*v,e[5]=(s*r-o*t)*v,e[6]=f*v,e[7]=(n*l-c*t)*v,e[8]=(a*t-n*r)*v,this}transpose(){let e,t=this.elements;return e=t[1],t[1]=t[3],t[3]=e,e=t[2],t[2]=t[6],t[6]=e,e=t[5],t[5]=t[7],t[7]=e,this}getNormalMatrix(e){return this.setFromMatrix4(e).invert().transpose()}transposeIntoArray(e){let t=this.elements;return e[0]=t[0],e[1]=t[3],e[2]=t[6],e[3]=t[1],e[4]=t[4],e[5]=t[7],e[6]=t[2],e[7]=t[5],e[8]=t[8],this}setUvTransform(e,t,n,s,r,a,o){let l=Math.cos(r),c=Math.sin(r);return this.set(n*l,n*c,-n*(l*a+c*o)+a+e,-s*c,s*l,-s*(-c*a+l*o)+o+t,0,0,1),this}scale(e,t){return Nr("Matrix3: .scale() is deprecated. Use .makeScale() instead."),this.premultiply(Wc.makeScale(e,t)),this}rotate(e){return Nr("Matrix3: .rotate() is deprecated. Use .makeRotation() instead."),this.premultiply(Wc.makeRotation(-e)),this}translate(e,t){return Nr("Matrix3: .translate() is deprecated. Use .makeTranslation() instead."),this.premultiply(Wc.makeTranslation(e,t)),this}makeTranslation(e,t){return e.isVector2?this.set(1,0,e.x,0,1,e.y,0,0,1):this.set(1,0,e,0,1,t,0,0,1),this}makeRotation(e){let t=Math.cos(e),n=Math.sin(e);return this.set(t,-n,0,n,t,0,0,0,1),this}makeScale(e,t){return this.set(e,0,0,0,t,0,0,0,1),this}equals(e){let t=this.elements,n=e.elements;for(let s=0;s<9;s++)if(t[s]!==n[s])return!1;return!0}fromArray(e,t=0){for(let n=0;n<9;n++)this.elements[n]=e[n+t];return this}toArray(e=[],t=0){let n=this.elements;return e[t]=n[0],e[t+1]=n[1],e[t+2]=n[2],e[t+3]=n[3],e[t+4]=n[4],e[t+5]=n[5],e[t+6]=n[6],e[t+7]=n[7],e[t+8]=n[8],e}clone(){return new this.constructor().fromArray(this.elements)}},Wc=new Pe,jd=new Pe().set(.4123908,.3575843,.1804808,.212639,.7151687,.0721923,.0193308,.1191948,.9505322),Qd=new Pe().set(3.2409699,-1.5373832,-.4986108,-.9692436,1.8759675,.0415551,.0556301,-.203977,1.0569715);function e1(){let i={enabled:!0,workingColorSpace:Or,spaces:{},convert:function(s,r,a){return this.enabled===!1||r===a||!r||!a||(this.spaces[r].transfer===Je&&(s.r=_i(s.r),s.g=_i(s.g),s.b=_i(s.b)),this.spaces[r].primaries!==this.spaces[a].primaries&&(s.applyMatrix3(this.spaces[r].toXYZ),s.applyMatrix3(this.spaces[a].fromXYZ)),this.spaces[a].transfer===Je&&(s.r=Ws(s.r),s.g=Ws(s.g),s.b=Ws(s.b))),s},workingToColorSpace:function(s,r){return this.convert(s,this.workingColorSpace,r)},colorSpaceToWorking:function(s,r){return this.convert(s,r,this.workingColorSpace)},getPrimaries:function(s){return this.spaces[s].primaries},getTransfer:function(s){return s===Ai?Br:this.spaces[s].transfer},getToneMappingMode:function(s){return this.spaces[s].outputColorSpaceConfig.toneMappingMode||"standard"},getLuminanceCoefficients:function(s,r=this.workingColorSpace){return s.fromArray(this.spaces[r].luminanceCoefficients)},define:function(s){Object.assign(this.spaces,s)},_getMatrix:function(s,r,a){return s.copy(this.spaces[a].fromXYZ).multiply(this.spaces[r].toXYZ)},_getDrawingBufferColorSpace:function(s){return this.spaces[s].outputColorSpaceConfig.drawingBufferColorSpace},_getUnpackColorSpace:function(s=this.workingColorSpace){return this.spaces[s].workingColorSpaceConfig.unpackColorSpace}},e=[.64,.33,.3,.6,.15,.06],t=[.2126,.7152,.0722],n=[.3127,.329];return i.define({[Or]:{primaries:e,whitePoint:n,transfer:Br,toXYZ:jd,fromXYZ:Qd,luminanceCoefficients:t,workingColorSpaceConfig:{unpackColorSpace:vn},outputColorSpaceConfig:{drawingBufferColorSpace:vn}},[vn]:{primaries:e,whitePoint:n,transfer:Je,toXYZ:jd,fromXYZ:Qd,luminanceCoefficients:t,outputColorSpaceConfig:{drawingBufferColorSpace:vn}}}),i}var qe=e1();function _i(i){return i<.04045?i*.0773993808:Math.pow(i*.9478672986+.0521327014,2.4)}function Ws(i){return i<.0031308?i*12.92:1.055*Math.pow(i,.41666)-.055}var Cs,Lo=class{static getDataURL(e,t="image/png"){if(/^data:/i.test(e.src)||typeof HTMLCanvasElement>"u")return e.src;let n;if(e instanceof HTMLCanvasElement)n=e;else{Cs===void 0&&(Cs=zr("canvas")),Cs.width=e.width,Cs.height=e.height;let s=Cs.getContext("2d");e instanceof ImageData?s.putImageData(e,0,0):s.drawImage(e,0,0,e.width,e.height),n=Cs}return n.toDataURL(t)}static sRGBToLinear(e){if(typeof HTMLImageElement<"u"&&e instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&e instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&e instanceof ImageBitmap){let t=zr("canvas");t.width=e.width,t.height=e.height;let n=t.getContext("2d");n.drawImage(e,0,0,e.width,e.height);let s=n.getImageData(0,0,e.width,e.height),r=s.data;for(let a=0;a<r.length;a++)r[a]=_i(r[a]/255)*255;return n.putImageData(s,0,0),t}else if(e.data){let t=e.data.slice(0);for(let n=0;n<t.length;n++)t instanceof Uint8Array||t instanceof Uint8ClampedArray?t[n]=Math.floor(_i(t[n]/255)*255):t[n]=_i(t[n]);return{data:t,width:e.width,height:e.height}}else return Ae("ImageUtils.sRGBToLinear(): Unsupported image type. No color space conversion applied."),e}},t1=0,Zs=class{constructor(e=null){this.isTextureSource=!0,Object.defineProperty(this,"id",{value:t1++}),this.uuid=qi(),this.data=e,this.dataReady=!0,this.version=0}getSize(e){let t=this.data;return typeof HTMLVideoElement<"u"&&t instanceof HTMLVideoElement?e.set(t.videoWidth,t.videoHeight,0):typeof VideoFrame<"u"&&t instanceof VideoFrame?e.set(t.displayWidth,t.displayHeight,0):t!==null?e.set(t.width||0,t.height||0,t.depth||0):e.set(0,0,0),e}set needsUpdate(e){e===!0&&this.version++}toJSON(e){let t=e===void 0||typeof e=="string";if(!t&&e.images[this.uuid]!==void 0)return e.images[this.uuid];let n={uuid:this.uuid,url:""},s=this.data;if(s!==null){let r;if(Array.isArray(s)){r=[];for(let a=0,o=s.length;a<o;a++)s[a].isDataTexture?r.push(Xc(s[a].image)):r.push(Xc(s[a]))}else r=Xc(s);n.url=r}return t||(e.images[this.uuid]=n),n}};function Xc(i){return typeof HTMLImageElement<"u"&&i instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&i instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&i instanceof ImageBitmap?Lo.getDataURL(i):i.data?{data:Array.from(i.data),width:i.width,height:i.height,type:i.data.constructor.name}:(Ae("Texture: Unable to serialize Texture."),{})}var n1=0,$c=new L,Qt=class i extends Qn{constructor(e=i.DEFAULT_IMAGE,t=i.DEFAULT_MAPPING,n=jn,s=jn,r=jt,a=wi,o=Xn,l=un,c=i.DEFAULT_ANISOTROPY,u=Ai){super(),this.isTexture=!0,Object.defineProperty(this,"id",{value:n1++}),this.uuid=qi(),this.name="",this.source=new Zs(e),this.mipmaps=[],this.mapping=t,this.channel=0,this.wrapS=n,this.wrapT=s,this.magFilter=r,this.minFilter=a,this.anisotropy=c,this.format=o,this.internalFormat=null,this.type=l,this.offset=new He(0,0),this.repeat=new He(1,1),this.center=new He(0,0),this.rotation=0,this.matrixAutoUpdate=!0,this.matrix=new Pe,this.generateMipmaps=!0,this.mipmapsAutoUpdate=!0,this.premultiplyAlpha=!1,this.flipY=!0,this.unpackAlignment=4,this.colorSpace=u,this.userData={},this.updateRanges=[],this.version=0,this.onUpdate=null,this.renderTarget=null,this.isRenderTargetTexture=!1,this.isArrayTexture=!!(e&&e.depth&&e.depth>1),this.pmremVersion=0,this.isPMREMTexture=!1,this.normalized=!1}get width(){return this.source.getSize($c).x}get height(){return this.source.getSize($c).y}get depth(){return this.source.getSize($c).z}get image(){return this.source.data}set image(e){this.source.data=e}updateMatrix(){this.matrix.setUvTransform(this.offset.x,this.offset.y,this.repeat.x,this.repeat.y,this.rotation,this.center.x,this.center.y)}addUpdateRange(e,t){this.updateRanges.push({start:e,count:t})}clearUpdateRanges(){this.updateRanges.length=0}clone(){return new this.constructor().copy(this)}copy(e){return this.name=e.name,this.source=e.source,this.mipmaps=e.mipmaps.slice(0),this.mapping=e.mapping,this.channel=e.channel,this.wrapS=e.wrapS,this.wrapT=e.wrapT,this.magFilter=e.magFilter,this.minFilter=e.minFilter,this.anisotropy=e.anisotropy,this.format=e.format,this.internalFormat=e.internalFormat,this.type=e.type,this.normalized=e.normalized,this.offset.copy(e.offset),this.repeat.copy(e.repeat),this.center.copy(e.center),this.rotation=e.rotation,this.matrixAutoUpdate=e.matrixAutoUpdate,this.matrix.copy(e.matrix),this.generateMipmaps=e.generateMipmaps,this.mipmapsAutoUpdate=e.mipmapsAutoUpdate,this.premultiplyAlpha=e.premultiplyAlpha,this.flipY=e.flipY,this.unpackAlignment=e.unpackAlignment,this.colorSpace=e.colorSpace,this.renderTarget=e.renderTarget,this.isRenderTargetTexture=e.isRenderTargetTexture,this.isPMREMTexture=e.isPMREMTexture,this.isArrayTexture=e.isArrayTexture,this.userData=JSON.parse(JSON.stringify(e.userData)),this.needsUpdate=!0,this}setValues(e){for(let t in e){let n=e[t];if(n===void 0){Ae(`Texture.setValues(): parameter '${t}' has value of undefined.`);continue}let s=this[t];if(s===void 0){Ae(`Texture.setValues(): property '${t}' does not exist.`);continue}s&&n&&s.isVector2&&n.isVector2||s&&n&&s.isVector3&&n.isVector3||s&&n&&s.isMatrix3&&n.isMatrix3?s.copy(n):this[t]=n}}toJSON(e){let t=e===void 0||typeof e=="string";if(!t&&e.textures[this.uuid]!==void 0)return e.textures[this.uuid];let n={metadata:{version:4.7,type:"Texture",generator:"Texture.toJSON"},uuid:this.uuid,name:this.name,image:this.source.toJSON(e).uuid,mapping:this.mapping,channel:this.channel,repeat:[this.repeat.x,this.repeat.y],offset:[this.offset.x,this.offset.y],center:[this.center.x,this.center.y],rotation:this.rotation,wrap:[this.wrapS,this.wrapT],format:this.format,internalFormat:this.internalFormat,type:this.type,normalized:this.normalized,colorSpace:this.colorSpace,minFilter:this.minFilter,magFilter:this.magFilter,anisotropy:this.anisotropy,flipY:this.flipY,generateMipmaps:this.generateMipmaps,mipmapsAutoUpdate:this.mipmapsAutoUpdate,premultiplyAlpha:this.premultiplyAlpha,unpackAlignment:this.unpackAlignment};return Object.keys(this.userData).length>0&&(n.userData=this.userData),t||(e.textures[this.uuid]=n),n}dispose(){this.dispatchEvent({type:"dispose"})}transformUv(e){if(this.mapping!==Lu)return e;if(e.applyMatrix3(this.matrix),e.x<0||e.x>1)switch(this.wrapS){case Io:e.x=e.x-Math.floor(e.x);break;case jn:e.x=e.x<0?0:1;break;case Po:Math.abs(Math.floor(e.x)%2)===1?e.x=Math.ceil(e.x)-e.x:e.x=e.x-Math.floor(e.x);break}if(e.y<0||e.y>1)switch(this.wrapT){case Io:e.y=e.y-Math.floor(e.y);break;case jn:e.y=e.y<0?0:1;break;case Po:Math.abs(Math.floor(e.y)%2)===1?e.y=Math.ceil(e.y)-e.y:e.y=e.y-Math.floor(e.y);break}return this.flipY&&(e.y=1-e.y),e}set needsUpdate(e){e===!0&&(this.version++,this.source.needsUpdate=!0)}set needsPMREMUpdate(e){e===!0&&this.pmremVersion++}};Qt.DEFAULT_IMAGE=null;Qt.DEFAULT_MAPPING=Lu;Qt.DEFAULT_ANISOTROPY=1;var Ke=class{static{this.prototype.isVector4=!0}constructor(e=0,t=0,n=0,s=1){this.x=e,this.y=t,this.z=n,this.w=s}get width(){return this.z}set width(e){this.z=e}get height(){return this.w}set height(e){this.w=e}set(e,t,n,s){return this.x=e,this.y=t,this.z=n,this.w=s,this}setScalar(e){return this.x=e,this.y=e,this.z=e,this.w=e,this}setX(e){return this.x=e,this}setY(e){return this.y=e,this}setZ(e){return this.z=e,this}setW(e){return this.w=e,this}setComponent(e,t){switch(e){case 0:this.x=t;break;case 1:this.y=t;break;case 2:this.z=t;break;case 3:this.w=t;break;default:throw new Error("THREE.Vector4: index is out of range: "+e)}return this}getComponent(e){switch(e){case 0:return this.x;case 1:return this.y;case 2:return this.z;case 3:return this.w;default:throw new Error("THREE.Vector4: index is out of range: "+e)}}clone(){return new this.constructor(this.x,this.y,this.z,this.w)}copy(e){return this.x=e.x,this.y=e.y,this.z=e.z,this.w=e.w!==void 0?e.w:1,this}add(e){return this.x+=e.x,this.y+=e.y,this.z+=e.z,this.w+=e.w,this}addScalar(e){return this.x+=e,this.y+=e,this.z+=e,this.w+=e,this}addVectors(e,t){return this.x=e.x+t.x,this.y=e.y+t.y,this.z=e.z+t.z,this.w=e.w+t.w,this}addScaledVector(e,t){return this.x+=e.x*t,this.y+=e.y*t,this.z+=e.z*t,this.w+=e.w*t,this}sub(e){return this.x-=e.x,this.y-=e.y,this.z-=e.z,this.w-=e.w,this}subScalar(e){return this.x-=e,this.y-=e,this.z-=e,this.w-=e,this}subVectors(e,t){return this.x=e.x-t.x,this.y=e.y-t.y,this.z=e.z-t.z,this.w=e.w-t.w,this}multiply(e){return this.x*=e.x,this.y*=e.y,this.z*=e.z,this.w*=e.w,this}multiplyScalar(e){return this.x*=e,this.y*=e,this.z*=e,this.w*=e,this}applyMatrix4(e){let t=this.x,n=this.y,s=this.z,r=this.w,a=e.elements;return this.x=a[0]*t+a[4]*n+a[8]*s+a[12]*r,this.y=a[1]*t+a[5]*n+a[9]*s+a[13]*r,this.z=a[2]*t+a[6]*n+a[10]*s+a[14]*r,this.w=a[3]*t+a[7]*n+a[11]*s+a[15]*r,this}divide(e){return this.x/=e.x,this.y/=e.y,this.z/=e.z,this.w/=e.w,this}divideScalar(e){return this.multiplyScalar(1/e)}setAxisAngleFromQuaternion(e){this.w=2*Math.acos(e.w);let t=Math.sqrt(1-e.w*e.w);return t<1e-4?(this.x=1,this.y=0,this.z=0):(this.x=e.x/t,this.y=e.y/t,this.z=e.z/t),this}setAxisAngleFromRotationMatrix(e){let t,n,s,r,l=e.elements,c=l[0],u=l[4],d=l[8],h=l[1],f=l[5],g=l[9],v=l[2],m=l[6],p=l[10];if(Math.abs(u-h)<.01&&Math.abs(d-v)<.01&&Math.abs(g-m)<.01){if(Math.abs(u+h)<.1&&Math.abs(d+v)<.1&&Math.abs(g+m)<.1&&Math.abs(c+f+p-3)<.1)return this.set(1,0,0,0),this;t=Math.PI;let A=(c+1)/2,b=(f+1)/2,E=(p+1)/2,T=(u+h)/4,x=(d+v)/4,S=(g+m)/4;return A>b&&A>E?A<.01?(n=0,s=.707106781,r=.707106781):(n=Math.sqrt(A),s=T/n,r=x/n):b>E?b<.01?(n=.707106781,s=0,r=.707106781):(s=Math.sqrt(b),n=T/s,r=S/s):E<.01?(n=.707106781,s=.707106781,r=0):(r=Math.sqrt(E),n=x/r,s=S/r),this.set(n,s,r,t),this}let M=Math.sqrt((m-g)*(m-g)+(d-v)*(d-v)+(h-u)*(h-u));return Math.abs(M)<.001&&(M=1),this.x=(m-g)/M,this.y=(d-v)/M,this.z=(h-u)/M,this.w=Math.acos((c+f+p-1)/2),this}setFromMatrixPosition(e){let t=e.elements;return this.x=t[12],this.y=t[13],this.z=t[14],this.w=t[15],this}min(e){return this.x=Math.min(this.x,e.x),this.y=Math.min(this.y,e.y),this.z=Math.min(this.z,e.z),this.w=Math.min(this.w,e.w),this}max(e){return this.x=Math.max(this.x,e.x),this.y=Math.max(this.y,e.y),this.z=Math.max(this.z,e.z),this.w=Math.max(this.w,e.w),this}clamp(e,t){return this.x=Fe(this.x,e.x,t.x),this.y=Fe(this.y,e.y,t.y),this.z=Fe(this.z,e.z,t.z),this.w=Fe(this.w,e.w,t.w),this}clampScalar(e,t){return this.x=Fe(this.x,e,t),this.y=Fe(this.y,e,t),this.z=Fe(this.z,e,t),this.w=Fe(this.w,e,t),this}clampLength(e,t){let n=this.length();return this.divideScalar(n||1).multiplyScalar(Fe(n,e,t))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this.z=Math.floor(this.z),this.w=Math.floor(this.w),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this.z=Math.ceil(this.z),this.w=Math.ceil(this.w),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this.z=Math.round(this.z),this.w=Math.round(this.w),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this.z=Math.trunc(this.z),this.w=Math.trunc(this.w),this}negate(){return this.x=-this.x,this.y=-this.y,this.z=-this.z,this.w=-this.w,this}dot(e){return this.x*e.x+this.y*e.y+this.z*e.z+this.w*e.w}lengthSq(){return this.x*this.x+this.y*this.y+this.z*this.z+this.w*this.w}length(){return Math.sqrt(this.x*this.x+this.y*this.y+this.z*this.z+this.w*this.w)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)+Math.abs(this.z)+Math.abs(this.w)}normalize(){return this.divideScalar(this.length()||1)}setLength(e){return this.normalize().multiplyScalar(e)}lerp(e,t){return this.x+=(e.x-this.x)*t,this.y+=(e.y-this.y)*t,this.z+=(e.z-this.z)*t,this.w+=(e.w-this.w)*t,this}lerpVectors(e,t,n){return this.x=e.x+(t.x-e.x)*n,this.y=e.y+(t.y-e.y)*n,this.z=e.z+(t.z-e.z)*n,this.w=e.w+(t.w-e.w)*n,this}equals(e){return e.x===this.x&&e.y===this.y&&e.z===this.z&&e.w===this.w}fromArray(e,t=0){return this.x=e[t],this.y=e[t+1],this.z=e[t+2],this.w=e[t+3],this}toArray(e=[],t=0){return e[t]=this.x,e[t+1]=this.y,e[t+2]=this.z,e[t+3]=this.w,e}fromBufferAttribute(e,t){return this.x=e.getX(t),this.y=e.getY(t),this.z=e.getZ(t),this.w=e.getW(t),this}random(){return this.x=Math.random(),this.y=Math.random(),this.z=Math.random(),this.w=Math.random(),this}*[Symbol.iterator](){yield this.x,yield this.y,yield this.z,yield this.w}},No=class extends Qn{constructor(e=1,t=1,n={}){super(),n=Object.assign({generateMipmaps:!1,internalFormat:null,minFilter:jt,depthBuffer:!0,stencilBuffer:!1,resolveColorBuffer:!0,resolveDepthBuffer:!0,resolveStencilBuffer:!0,storeMultisampledColorBuffer:!0,storeMultisampledDepthBuffer:!0,storeMultisampledStencilBuffer:!0,depthTexture:null,samples:0,count:1,depth:1,multiview:!1,useArrayDepthTexture:!1},n),this.isRenderTarget=!0,this.width=e,this.height=t,this.depth=n.depth,this.scissor=new Ke(0,0,e,t),this.scissorTest=!1,this.viewport=new Ke(0,0,e,t),this.textures=[];let s=n.count;for(let r=0;r<s;r++)this.textures[r]=new Qt({width:e,height:t,depth:n.depth}),this.textures[r].isRenderTargetTexture=!0,this.textures[r].renderTarget=this;this._setTextureOptions(n),this.depthBuffer=n.depthBuffer,this.stencilBuffer=n.stencilBuffer,this.resolveColorBuffer=n.resolveColorBuffer,this.resolveDepthBuffer=n.resolveDepthBuffer,this.resolveStencilBuffer=n.resolveStencilBuffer,this.storeMultisampledColorBuffer=n.storeMultisampledColorBuffer,this.storeMultisampledDepthBuffer=n.storeMultisampledDepthBuffer,this.storeMultisampledStencilBuffer=n.storeMultisampledStencilBuffer,this._depthTexture=null,this.depthTexture=n.depthTexture,this.samples=n.samples,this.multiview=n.multiview,this.useArrayDepthTexture=n.useArrayDepthTexture}_setTextureOptions(e={}){let t={minFilter:jt,generateMipmaps:!1,flipY:!1,internalFormat:null};e.mapping!==void 0&&(t.mapping=e.mapping),e.wrapS!==void 0&&(t.wrapS=e.wrapS),e.wrapT!==void 0&&(t.wrapT=e.wrapT),e.wrapR!==void 0&&(t.wrapR=e.wrapR),e.magFilter!==void 0&&(t.magFilter=e.magFilter),e.minFilter!==void 0&&(t.minFilter=e.minFilter),e.format!==void 0&&(t.format=e.format),e.type!==void 0&&(t.type=e.type),e.anisotropy!==void 0&&(t.anisotropy=e.anisotropy),e.colorSpace!==void 0&&(t.colorSpace=e.colorSpace),e.flipY!==void 0&&(t.flipY=e.flipY),e.generateMipmaps!==void 0&&(t.generateMipmaps=e.generateMipmaps),e.mipmapsAutoUpdate!==void 0&&(t.mipmapsAutoUpdate=e.mipmapsAutoUpdate),e.internalFormat!==void 0&&(t.internalFormat=e.internalFormat);for(let n=0;n<this.textures.length;n++)this.textures[n].setValues(t)}get texture(){return this.textures[0]}set texture(e){this.textures[0]=e}set depthTexture(e){this._depthTexture!==null&&this._depthTexture.renderTarget===this&&(this._depthTexture.renderTarget=null),e!==null&&e.renderTarget===null&&(e.renderTarget=this),this._depthTexture=e}get depthTexture(){return this._depthTexture}setSize(e,t,n=1){if(this.width!==e||this.height!==t||this.depth!==n){this.width=e,this.height=t,this.depth=n;for(let s=0,r=this.textures.length;s<r;s++)this.textures[s].image.width=e,this.textures[s].image.height=t,this.textures[s].image.depth=n,this.textures[s].isData3DTexture!==!0&&(this.textures[s].isArrayTexture=this.textures[s].image.depth>1);this.dispose()}this.viewport.set(0,0,e,t),this.scissor.set(0,0,e,t)}clone(){return new this.constructor().copy(this)}copy(e){this.width=e.width,this.height=e.height,this.depth=e.depth,this.scissor.copy(e.scissor),this.scissorTest=e.scissorTest,this.viewport.copy(e.viewport),this.textures.length=0;for(let t=0,n=e.textures.length;t<n;t++){this.textures[t]=e.textures[t].clone(),this.textures[t].isRenderTargetTexture=!0,this.textures[t].renderTarget=this;let s=Object.assign({},e.textures[t].image);this.textures[t].source=new Zs(s)}if(this.depthBuffer=e.depthBuffer,this.stencilBuffer=e.stencilBuffer,this.resolveColorBuffer=e.resolveColorBuffer,this.resolveDepthBuffer=e.resolveDepthBuffer,this.resolveStencilBuffer=e.resolveStencilBuffer,this.storeMultisampledColorBuffer=e.storeMultisampledColorBuffer,this.storeMultisampledDepthBuffer=e.storeMultisampledDepthBuffer,this.storeMultisampledStencilBuffer=e.storeMultisampledStencilBuffer,e.depthTexture!==null)if(e.depthTexture.renderTarget===e){let t=e.depthTexture.clone();t.renderTarget=null,this.depthTexture=t}else this.depthTexture=e.depthTexture;else this.depthTexture=null;return this.samples=e.samples,this.multiview=e.multiview,this.useArrayDepthTexture=e.useArrayDepthTexture,this}dispose(){this.dispatchEvent({type:"dispose"})}},xn=class extends No{constructor(e=1,t=1,n={}){super(e,t,n),this.isWebGLRenderTarget=!0}},Vr=class extends Qt{constructor(e=null,t=1,n=1,s=1){super(null),this.isDataArrayTexture=!0,this.image={data:e,width:t,height:n,depth:s},this.magFilter=It,this.minFilter=It,this.wrapR=jn,this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1,this.layerUpdates=new Set}copy(e){return super.copy(e),this.wrapR=e.wrapR,this}addLayerUpdate(e){this.layerUpdates.add(e)}clearLayerUpdates(){this.layerUpdates.clear()}};var Uo=class extends Qt{constructor(e=null,t=1,n=1,s=1){super(null),this.isData3DTexture=!0,this.image={data:e,width:t,height:n,depth:s},this.magFilter=It,this.minFilter=It,this.wrapR=jn,this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1}copy(e){return super.copy(e),this.wrapR=e.wrapR,this}};var et=class i{static{this.prototype.isMatrix4=!0}constructor(e,t,n,s,r,a,o,l,c,u,d,h,f,g,v,m){this.elements=[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1],e!==void 0&&this.set(e,t,n,s,r,a,o,l,c,u,d,h,f,g,v,m)}set(e,t,n,s,r,a,o,l,c,u,d,h,f,g,v,m){let p=this.elements;return p[0]=e,p[4]=t,p[8]=n,p[12]=s,p[1]=r,p[5]=a,p[9]=o,p[13]=l,p[2]=c,p[6]=u,p[10]=d,p[14]=h,p[3]=f,p[7]=g,p[11]=v,p[15]=m,this}identity(){return this.set(1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1),this}clone(){return new i().fromArray(this.elements)}copy(e){let t=this.elements,n=e.elements;return t[0]=n[0],t[1]=n[1],t[2]=n[2],t[3]=n[3],t[4]=n[4],t[5]=n[5],t[6]=n[6],t[7]=n[7],t[8]=n[8],t[9]=n[9],t[10]=n[10],t[11]=n[11],t[12]=n[12],t[13]=n[13],t[14]=n[14],t[15]=n[15],this}copyPosition(e){let t=this.elements,n=e.elements;return t[12]=n[12],t[13]=n[13],t[14]=n[14],this}setFromMatrix3(e){let t=e.elements;return this.set(t[0],t[3],t[6],0,t[1],t[4],t[7],0,t[2],t[5],t[8],0,0,0,0,1),this}extractBasis(e,t,n){return this.determinantAffine()===0?(e.set(1,0,0),t.set(0,1,0),n.set(0,0,1),this):(e.setFromMatrixColumn(this,0),t.setFromMatrixColumn(this,1),n.setFromMatrixColumn(this,2),this)}makeBasis(e,t,n){return this.set(e.x,t.x,n.x,0,e.y,t.y,n.y,0,e.z,t.z,n.z,0,0,0,0,1),this}extractRotation(e){if(e.determinantAffine()===0)return this.identity();let t=this.elements,n=e.elements,s=1/Is.setFromMatrixColumn(e,0).length(),r=1/Is.setFromMatrixColumn(e,1).length(),a=1/Is.setFromMatrixColumn(e,2).length();return t[0]=n[0]*s,t[1]=n[1]*s,t[2]=n[2]*s,t[3]=0,t[4]=n[4]*r,t[5]=n[5]*r,t[6]=n[6]*r,t[7]=0,t[8]=n[8]*a,t[9]=n[9]*a,t[10]=n[10]*a,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,this}makeRotationFromEuler(e){let t=this.elements,n=e.x,s=e.y,r=e.z,a=Math.cos(n),o=Math.sin(n),l=Math.cos(s),c=Math.sin(s),u=Math.cos(r),d=Math.sin(r);if(e.order==="XYZ"){let h=a*u,f=a*d,g=o*u,v=o*d;t[0]=l*u,t[4]=-l*d,t[8]=c,t[1]=f+g*c,t[5]=h-v*c,t[9]=-o*l,t[2]=v-h*c,t[6]=g+f*c,t[10]=a*l}else if(e.order==="YXZ"){let h=l*u,f=l*d,g=c*u,v=c*d;t[0]=h+v*o,t[4]=g*o-f,t[8]=a*c,t[1]=a*d,t[5]=a*u,t[9]=-o,t[2]=f*o-g,t[6]=v+h*o,t[10]=a*l}else if(e.order==="ZXY"){let h=l*u,f=l*d,g=c*u,v=c*d;t[0]=h-v*o,t[4]=-a*d,t[8]=g+f*o,t[1]=f+g*o,t[5]=a*u,t[9]=v-h*o,t[2]=-a*c,t[6]=o,t[10]=a*l}else if(e.order==="ZYX"){let h=a*u,f=a*d,g=o*u,v=o*d;t[0]=l*u,t[4]=g*c-f,t[8]=h*c+v,t[1]=l*d,t[5]=v*c+h,t[9]=f*c-g,t[2]=-c,t[6]=o*l,t[10]=a*l}else if(e.order==="YZX"){let h=a*l,f=a*c,g=o*l,v=o*c;t[0]=l*u,t[4]=v-h*d,t[8]=g*d+f,t[1]=d,t[5]=a*u,t[9]=-o*u,t[2]=-c*u,t[6]=f*d+g,t[10]=h-v*d}else if(e.order==="XZY"){let h=a*l,f=a*c,g=o*l,v=o*c;t[0]=l*u,t[4]=-d,t[8]=c*u,t[1]=h*d+v,t[5]=a*u,t[9]=f*d-g,t[2]=g*d-f,t[6]=o*u,t[10]=v*d+h}return t[3]=0,t[7]=0,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,this}makeRotationFromQuaternion(e){return this.compose(i1,e,s1)}lookAt(e,t,n){let s=this.elements;return mn.subVectors(e,t),mn.lengthSq()===0&&(mn.z=1),mn.normalize(),Ui.crossVectors(n,mn),Ui.lengthSq()===0&&(Math.abs(n.z)===1?mn.x+=1e-4:mn.z+=1e-4,mn.normalize(),Ui.crossVectors(n,mn)),Ui.normalize(),Za.crossVectors(mn,Ui),s[0]=Ui.x,s[4]=Za.x,s[8]=mn.x,s[1]=Ui.y,s[5]=Za.y,s[9]=mn.y,s[2]=Ui.z,s[6]=Za.z,s[10]=mn.z,this}multiply(e){return this.multiplyMatrices(this,e)}premultiply(e){return this.multiplyMatrices(e,this)}multiplyMatrices(e,t){let n=e.elements,s=t.elements,r=this.elements,a=n[0],o=n[4],l=n[8],c=n[12],u=n[1],d=n[5],h=n[9],f=n[13],g=n[2],v=n[6],m=n[10],p=n[14],M=n[3],A=n[7],b=n[11],E=n[15],T=s[0],x=s[4],S=s[8],O=s[12],P=s[1],N=s[5],G=s[9],q=s[13],I=s[2],X=s[6],K=s[10],V=s[14],ne=s[3],W=s[7],Q=s[11],ee=s[15];return r[0]=a*T+o*P+l*I+c*ne,r[4]=a*x+o*N+l*X+c*W,r[8]=a*S+o*G+l*K+c*Q,r[12]=a*O+o*q+l*V+c*ee,r[1]=u*T+d*P+h*I+f*ne,r[5]=u*x+d*N+h*X+f*W,r[9]=u*S+d*G+h*K+f*Q,r[13]=u*O+d*q+h*V+f*ee,r[2]=g*T+v*P+m*I+p*ne,r[6]=g*x+v*N+m*X+p*W,r[10]=g*S+v*G+m*K+p*Q,r[14]=g*O+v*q+m*V+p*ee,r[3]=M*T+A*P+b*I+E*ne,r[7]=M*x+A*N+b*X+E*W,r[11]=M*S+A*G+b*K+E*Q,r[15]=M*O+A*q+b*V+E*ee,this}multiplyScalar(e){let t=this.elements;return t[0]*=e,t[4]*=e,t[8]*=e,t[12]*=e,t[1]*=e,t[5]*=e,t[9]*=e,t[13]*=e,t[2]*=e,t[6]*=e,t[10]*=e,t[14]*=e,t[3]*=e,t[7]*=e,t[11]*=e,t[15]*=e,this}determinant(){let e=this.elements,t=e[0],n=e[4],s=e[8],r=e[12],a=e[1],o=e[5],l=e[9],c=e[13],u=e[2],d=e[6],h=e[10],f=e[14],g=e[3],v=e[7],m=e[11],p=e[15],M=l*f-c*h,A=o*f-c*d,b=o*h-l*d,E=a*f-c*u,T=a*h-l*u,x=a*d-o*u;return t*(v*M-m*A+p*b)-n*(g*M-m*E+p*T)+s*(g*A-v*E+p*x)-r*(g*b-v*T+m*x)}determinantAffine(){let e=this.elements,t=e[0],n=e[4],s=e[8],r=e[1],a=e[5],o=e[9],l=e[2],c=e[6],u=e[10];return t*(a*u-o*c)-n*(r*u-o*l)+s*(r*c-a*l)}transpose(){let e=this.elements,t;return t=e[1],e[1]=e[4],e[4]=t,t=e[2],e[2]=e[8],e[8]=t,t=e[6],e[6]=e[9],e[9]=t,t=e[3],e[3]=e[12],e[12]=t,t=e[7],e[7]=e[13],e[13]=t,t=e[11],e[11]=e[14],e[14]=t,this}setPosition(e,t,n){let s=this.elements;return e.isVector3?(s[12]=e.x,s[13]=e.y,s[14]=e.z):(s[12]=e,s[13]=t,s[14]=n),this}invert(){let e=this.elements,t=e[0],n=e[1],s=e[2],r=e[3],a=e[4],o=e[5],l=e[6],c=e[7],u=e[8],d=e[9],h=e[10],f=e[11],g=e[12],v=e[13],m=e[14],p=e[15],M=t*o-n*a,A=t*l-s*a,b=t*c-r*a,E=n*l-s*o,T=n*c-r*o,x=s*c-r*l,S=u*v-d*g,O=u*m-h*g,P=u*p-f*g,N=d*m-h*v,G=d*p-f*v,q=h*p-f*m,I=M*q-A*G+b*N+E*P-T*O+x*S;if(I===0)return this.set(0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);let X=1/I;return e[0]=(o*q-l*G+c*N)*X,e[1]=(s*G-n*q-r*N)*X,e[2]=(v*x-m*T+p*E)*X,e[3]=(h*T-d*x-f*E)*X,e[4]=(l*P-a*q-c*O)*X,e[5]=(t*q-s*P+r*O)*X,e[6]=(m*b-g*x-p*A)*X,e[7]=(u*x-h*b+f*A)*X,e[8]=(a*G-o*P+c*S)*X,e[9]=(n*P-t*G-r*S)*X,e[10]=(g*T-v*b+p*M)*X,e[11]=(d*b-u*T-f*M)*X,e[12]=(o*O-a*N-l*S)*X,e[13]=(t*N-n*O+s*S)*X,e[14]=(v*A-g*E-m*M)*X,e[15]=(u*E-d*A+h*M)*X,this}scale(e){let t=this.elements,n=e.x,s=e.y,r=e.z;return t[0]*=n,t[4]*=s,t[8]*=r,t[1]*=n,t[5]*=s,t[9]*=r,t[2]*=n,t[6]*=s,t[10]*=r,t[3]*=n,t[7]*=s,t[11]*=r,this}getMaxScaleOnAxis(){let e=this.elements,t=e[0]*e[0]+e[1]*e[1]+e[2]*e[2],n=e[4]*e[4]+e[5]*e[5]+e[6]*e[6],s=e[8]*e[8]+e[9]*e[9]+e[10]*e[10];return Math.sqrt(Math.max(t,n,s))}makeTranslation(e,t,n){return e.isVector3?this.set(1,0,0,e.x,0,1,0,e.y,0,0,1,e.z,0,0,0,1):this.set(1,0,0,e,0,1,0,t,0,0,1,n,0,0,0,1),this}makeRotationX(e){let t=Math.cos(e),n=Math.sin(e);return this.set(1,0,0,0,0,t,-n,0,0,n,t,0,0,0,0,1),this}makeRotationY(e){let t=Math.cos(e),n=Math.sin(e);return this.set(t,0,n,0,0,1,0,0,-n,0,t,0,0,0,0,1),this}makeRotationZ(e){let t=Math.cos(e),n=Math.sin(e);return this.set(t,-n,0,0,n,t,0,0,0,0,1,0,0,0,0,1),this}makeRotationAxis(e,t){let n=Math.cos(t),s=Math.sin(t),r=1-n,a=e.x,o=e.y,l=e.z,c=r*a,u=r*o;return this.set(c*a+n,c*o-s*l,c*l+s*o,0,c*o+s*l,u*o+n,u*l-s*a,0,c*l-s*o,u*l+s*a,r*l*l+n,0,0,0,0,1),this}makeScale(e,t,n){return this.set(e,0,0,0,0,t,0,0,0,0,n,0,0,0,0,1),this}makeShear(e,t,n,s,r,a){return this.set(1,n,r,0,e,1,a,0,t,s,1,0,0,0,0,1),this}compose(e,t,n){let s=this.elements,r=t._x,a=t._y,o=t._z,l=t._w,c=r+r,u=a+a,d=o+o,h=r*c,f=r*u,g=r*d,v=a*u,m=a*d,p=o*d,M=l*c,A=l*u,b=l*d,E=n.x,T=n.y,x=n.z;return s[0]=(1-(v+p))*E,s[1]=(f+b)*E,s[2]=(g-A)*E,s[3]=0,s[4]=(f-b)*T,s[5]=(1-(h+p))*T,s[6]=(m+M)*T,s[7]=0,s[8]=(g+A)*x,s[9]=(m-M)*x,s[10]=(1-(h+v))*x,s[11]=0,s[12]=e.x,s[13]=e.y,s[14]=e.z,s[15]=1,this}decompose(e,t,n){let s=this.elements;e.x=s[12],e.y=s[13],e.z=s[14];let r=this.determinantAffine();if(r===0)return n.set(1,1,1),t.identity(),this;let a=Is.set(s[0],s[1],s[2]).length(),o=Is.set(s[4],s[5],s[6]).length(),l=Is.set(s[8],s[9],s[10]).length();r<0&&(a=-a),On.copy(this);let c=1/a,u=1/o,d=1/l;return On.elements[0]*=c,On.elements[1]*=c,On.elements[2]*=c,On.elements[4]*=u,On.elements[5]*=u,On.elements[6]*=u,On.elements[8]*=d,On.elements[9]*=d,On.elements[10]*=d,t.setFromRotationMatrix(On),n.x=a,n.y=o,n.z=l,this}makePerspective(e,t,n,s,r,a,o=Pn,l=!1){let c=this.elements,u=2*r/(t-e),d=2*r/(n-s),h=(t+e)/(t-e),f=(n+s)/(n-s),g,v;if(l)g=r/(a-r),v=a*r/(a-r);else if(o===Pn)g=-(a+r)/(a-r),v=-2*a*r/(a-r);else if(o===$s)g=-a/(a-r),v=-a*r/(a-r);else throw new Error("THREE.Matrix4.makePerspective(): Invalid coordinate system: "+o);return c[0]=u,c[4]=0,c[8]=h,c[12]=0,c[1]=0,c[5]=d,c[9]=f,c[13]=0,c[2]=0,c[6]=0,c[10]=g,c[14]=v,c[3]=0,c[7]=0,c[11]=-1,c[15]=0,this}makeOrthographic(e,t,n,s,r,a,o=Pn,l=!1){let c=this.elements,u=2/(t-e),d=2/(n-s),h=-(t+e)/(t-e),f=-(n+s)/(n-s),g,v;if(l)g=1/(a-r),v=a/(a-r);else if(o===Pn)g=-2/(a-r),v=-(a+r)/(a-r);else if(o===$s)g=-1/(a-r),v=-r/(a-r);else throw new Error("THREE.Matrix4.makeOrthographic(): Invalid coordinate system: "+o);return c[0]=u,c[4]=0,c[8]=0,c[12]=h,c[1]=0,c[5]=d,c[9]=0,c[13]=f,c[2]=0,c[6]=0,c[10]=g,c[14]=v,c[3]=0,c[7]=0,c[11]=0,c[15]=1,this}equals(e){let t=this.elements,n=e.elements;for(let s=0;s<16;s++)if(t[s]!==n[s])return!1;return!0}fromArray(e,t=0){for(let n=0;n<16;n++)this.elements[n]=e[n+t];return this}toArray(e=[],t=0){let n=this.elements;return e[t]=n[0],e[t+1]=n[1],e[t+2]=n[2],e[t+3]=n[3],e[t+4]=n[4],e[t+5]=n[5],e[t+6]=n[6],e[t+7]=n[7],e[t+8]=n[8],e[t+9]=n[9],e[t+10]=n[10],e[t+11]=n[11],e[t+12]=n[12],e[t+13]=n[13],e[t+14]=n[14],e[t+15]=n[15],e}},Is=new L,On=new et,i1=new L(0,0,0),s1=new L(1,1,1),Ui=new L,Za=new L,mn=new L,ef=new et,tf=new ei,bi=class i{constructor(e=0,t=0,n=0,s=i.DEFAULT_ORDER){this.isEuler=!0,this._x=e,this._y=t,this._z=n,this._order=s}get x(){return this._x}set x(e){this._x=e,this._onChangeCallback()}get y(){return this._y}set y(e){this._y=e,this._onChangeCallback()}get z(){return this._z}set z(e){this._z=e,this._onChangeCallback()}get order(){return this._order}set order(e){this._order=e,this._onChangeCallback()}set(e,t,n,s=this._order){return this._x=e,this._y=t,this._z=n,this._order=s,this._onChangeCallback(),this}clone(){return new this.constructor(this._x,this._y,this._z,this._order)}copy(e){return this._x=e._x,this._y=e._y,this._z=e._z,this._order=e._order,this._onChangeCallback(),this}setFromRotationMatrix(e,t=this._order,n=!0){let s=e.elements,r=s[0],a=s[4],o=s[8],l=s[1],c=s[5],u=s[9],d=s[2],h=s[6],f=s[10];switch(t){case"XYZ":this._y=Math.asin(Fe(o,-1,1)),Math.abs(o)<.9999999?(this._x=Math.atan2(-u,f),this._z=Math.atan2(-a,r)):(this._x=Math.atan2(h,c),this._z=0);break;case"YXZ":this._x=Math.asin(-Fe(u,-1,1)),Math.abs(u)<.9999999?(this._y=Math.atan2(o,f),this._z=Math.atan2(l,c)):(this._y=Math.atan2(-d,r),this._z=0);break;case"ZXY":this._x=Math.asin(Fe(h,-1,1)),Math.abs(h)<.9999999?(this._y=Math.atan2(-d,f),this._z=Math.atan2(-a,c)):(this._y=0,this._z=Math.atan2(l,r));break;case"ZYX":this._y=Math.asin(-Fe(d,-1,1)),Math.abs(d)<.9999999?(this._x=Math.atan2(h,f),this._z=Math.atan2(l,r)):(this._x=0,this._z=Math.atan2(-a,c));break;case"YZX":this._z=Math.asin(Fe(l,-1,1)),Math.abs(l)<.9999999?(this._x=Math.atan2(-u,c),this._y=Math.atan2(-d,r)):(this._x=0,this._y=Math.atan2(o,f));break;case"XZY":this._z=Math.asin(-Fe(a,-1,1)),Math.abs(a)<.9999999?(this._x=Math.atan2(h,c),this._y=Math.atan2(o,r)):(this._x=Math.atan2(-u,f),this._y=0);break;default:Ae("Euler: .setFromRotationMatrix() encountered an unknown order: "+t)}return this._order=t,n===!0&&this._onChangeCallback(),this}setFromQuaternion(e,t,n){return ef.makeRotationFromQuaternion(e),this.setFromRotationMatrix(ef,t,n)}setFromVector3(e,t=this._order){return this.set(e.x,e.y,e.z,t)}reorder(e){return tf.setFromEuler(this),this.setFromQuaternion(tf,e)}equals(e){return e._x===this._x&&e._y===this._y&&e._z===this._z&&e._order===this._order}fromArray(e){return this._x=e[0],this._y=e[1],this._z=e[2],e[3]!==void 0&&(this._order=e[3]),this._onChangeCallback(),this}toArray(e=[],t=0){return e[t]=this._x,e[t+1]=this._y,e[t+2]=this._z,e[t+3]=this._order,e}_onChange(e){return this._onChangeCallback=e,this}_onChangeCallback(){}*[Symbol.iterator](){yield this._x,yield this._y,yield this._z,yield this._order}};bi.DEFAULT_ORDER="XYZ";var Js=class{constructor(){this.mask=1}set(e){this.mask=(1<<e|0)>>>0}enable(e){this.mask|=1<<e|0}enableAll(){this.mask=-1}toggle(e){this.mask^=1<<e|0}disable(e){this.mask&=~(1<<e|0)}disableAll(){this.mask=0}test(e){return(this.mask&e.mask)!==0}isEnabled(e){return(this.mask&(1<<e|0))!==0}},r1=0,nf=new L,Ps=new ei,mi=new et,Ja=new L,Cr=new L,a1=new L,o1=new ei,sf=new L(1,0,0),rf=new L(0,1,0),af=new L(0,0,1),of={type:"added"},l1={type:"removed"},Ds={type:"childadded",child:null},qc={type:"childremoved",child:null},Ut=class i extends Qn{constructor(){super(),this.isObject3D=!0,Object.defineProperty(this,"id",{value:r1++}),this.uuid=qi(),this.name="",this.type="Object3D",this.parent=null,this.children=[],this.up=i.DEFAULT_UP.clone();let e=new L,t=new bi,n=new ei,s=new L(1,1,1);function r(){n.setFromEuler(t,!1)}function a(){t.setFromQuaternion(n,void 0,!1)}t._onChange(r),n._onChange(a),Object.defineProperties(this,{position:{configurable:!0,enumerable:!0,value:e},rotation:{configurable:!0,enumerable:!0,value:t},quaternion:{configurable:!0,enumerable:!0,value:n},scale:{configurable:!0,enumerable:!0,value:s},modelViewMatrix:{value:new et},normalMatrix:{value:new Pe}}),this.matrix=new et,this.matrixWorld=new et,this.matrixAutoUpdate=i.DEFAULT_MATRIX_AUTO_UPDATE,this.matrixWorldAutoUpdate=i.DEFAULT_MATRIX_WORLD_AUTO_UPDATE,this.matrixWorldNeedsUpdate=!1,this.layers=new Js,this.visible=!0,this.castShadow=!1,this.receiveShadow=!1,this.frustumCulled=!0,this.renderOrder=0,this.animations=[],this.customDepthMaterial=void 0,this.customDistanceMaterial=void 0,this.static=!1,this.userData={},this.pivot=null}onBeforeShadow(){}onAfterShadow(){}onBeforeRender(){}onAfterRender(){}applyMatrix4(e){this.matrixAutoUpdate&&this.updateMatrix(),this.matrix.premultiply(e),this.matrix.decompose(this.position,this.quaternion,this.scale),this.pivot!==null&&this.position.copy(this.pivot).applyMatrix4(this.matrix).sub(this.pivot)}applyQuaternion(e){return this.quaternion.premultiply(e),this}setRotationFromAxisAngle(e,t){this.quaternion.setFromAxisAngle(e,t)}setRotationFromEuler(e){this.quaternion.setFromEuler(e,!0)}setRotationFromMatrix(e){this.quaternion.setFromRotationMatrix(e)}setRotationFromQuaternion(e){this.quaternion.copy(e)}rotateOnAxis(e,t){return Ps.setFromAxisAngle(e,t),this.quaternion.multiply(Ps),this}rotateOnWorldAxis(e,t){return Ps.setFromAxisAngle(e,t),this.quaternion.premultiply(Ps),this}rotateX(e){return this.rotateOnAxis(sf,e)}rotateY(e){return this.rotateOnAxis(rf,e)}rotateZ(e){return this.rotateOnAxis(af,e)}translateOnAxis(e,t){return nf.copy(e).applyQuaternion(this.quaternion),this.position.add(nf.multiplyScalar(t)),this}translateX(e){return this.translateOnAxis(sf,e)}translateY(e){return this.translateOnAxis(rf,e)}translateZ(e){return this.translateOnAxis(af,e)}localToWorld(e){return this.updateWorldMatrix(!0,!1),e.applyMatrix4(this.matrixWorld)}worldToLocal(e){return this.updateWorldMatrix(!0,!1),e.applyMatrix4(mi.copy(this.matrixWorld).invert())}lookAt(e,t,n){e.isVector3?Ja.copy(e):Ja.set(e,t,n);let s=this.parent;this.updateWorldMatrix(!0,!1),Cr.setFromMatrixPosition(this.matrixWorld),this.isCamera||this.isLight?mi.lookAt(Cr,Ja,this.up):mi.lookAt(Ja,Cr,this.up),this.quaternion.setFromRotationMatrix(mi),s&&(mi.extractRotation(s.matrixWorld),Ps.setFromRotationMatrix(mi),this.quaternion.premultiply(Ps.invert()))}add(e){if(arguments.length>1){for(let t=0;t<arguments.length;t++)this.add(arguments[t]);return this}return e===this?(Ie("Object3D.add: object can't be added as a child of itself.",e),this):(e&&e.isObject3D?(e.removeFromParent(),e.parent=this,this.children.push(e),e.dispatchEvent(of),Ds.child=e,this.dispatchEvent(Ds),Ds.child=null):Ie("Object3D.add: object not an instance of THREE.Object3D.",e),this)}remove(e){if(arguments.length>1){for(let n=0;n<arguments.length;n++)this.remove(arguments[n]);return this}let t=this.children.indexOf(e);return t!==-1&&(e.parent=null,this.children.splice(t,1),e.dispatchEvent(l1),qc.child=e,this.dispatchEvent(qc),qc.child=null),this}removeFromParent(){let e=this.parent;return e!==null&&e.remove(this),this}clear(){return this.remove(...this.children)}attach(e){return this.updateWorldMatrix(!0,!1),mi.copy(this.matrixWorld).invert(),e.parent!==null&&(e.parent.updateWorldMatrix(!0,!1),mi.multiply(e.parent.matrixWorld)),e.applyMatrix4(mi),e.removeFromParent(),e.parent=this,this.children.push(e),e.updateWorldMatrix(!1,!0),e.dispatchEvent(of),Ds.child=e,this.dispatchEvent(Ds),Ds.child=null,this}getObjectById(e){return this.getObjectByProperty("id",e)}getObjectByName(e){return this.getObjectByProperty("name",e)}getObjectByProperty(e,t){if(this[e]===t)return this;for(let n=0,s=this.children.length;n<s;n++){let a=this.children[n].getObjectByProperty(e,t);if(a!==void 0)return a}}getObjectsByProperty(e,t,n=[]){this[e]===t&&n.push(this);let s=this.children;for(let r=0,a=s.length;r<a;r++)s[r].getObjectsByProperty(e,t,n);return n}getWorldPosition(e){return this.updateWorldMatrix(!0,!1),e.setFromMatrixPosition(this.matrixWorld)}getWorldQuaternion(e){return this.updateWorldMatrix(!0,!1),this.matrixWorld.decompose(Cr,e,a1),e}getWorldScale(e){return this.updateWorldMatrix(!0,!1),this.matrixWorld.decompose(Cr,o1,e),e}getWorldDirection(e){this.updateWorldMatrix(!0,!1);let t=this.matrixWorld.elements;return e.set(t[8],t[9],t[10]).normalize()}raycast(){}intersectsFrustum(){return!0}traverse(e){e(this);let t=this.children;for(let n=0,s=t.length;n<s;n++)t[n].traverse(e)}traverseVisible(e){if(this.visible===!1)return;e(this);let t=this.children;for(let n=0,s=t.length;n<s;n++)t[n].traverseVisible(e)}traverseAncestors(e){let t=this.parent;t!==null&&(e(t),t.traverseAncestors(e))}updateMatrix(){this.matrix.compose(this.position,this.quaternion,this.scale);let e=this.pivot;if(e!==null){let t=e.x,n=e.y,s=e.z,r=this.matrix.elements;r[12]+=t-r[0]*t-r[4]*n-r[8]*s,r[13]+=n-r[1]*t-r[5]*n-r[9]*s,r[14]+=s-r[2]*t-r[6]*n-r[10]*s}this.matrixWorldNeedsUpdate=!0}updateMatrixWorld(e){this.matrixAutoUpdate&&this.updateMatrix(),(this.matrixWorldNeedsUpdate||e)&&(this.matrixWorldAutoUpdate===!0&&(this.parent===null?this.matrixWorld.copy(this.matrix):this.matrixWorld.multiplyMatrices(this.parent.matrixWorld,this.matrix)),this.matrixWorldNeedsUpdate=!1,e=!0);let t=this.children;for(let n=0,s=t.length;n<s;n++)t[n].updateMatrixWorld(e)}updateWorldMatrix(e,t,n=!1){let s=this.parent;if(e===!0&&s!==null&&s.updateWorldMatrix(!0,!1),this.matrixAutoUpdate&&this.updateMatrix(),(this.matrixWorldNeedsUpdate||n)&&(this.matrixWorldAutoUpdate===!0&&(this.parent===null?this.matrixWorld.copy(this.matrix):this.matrixWorld.multiplyMatrices(this.parent.matrixWorld,this.matrix)),this.matrixWorldNeedsUpdate=!1,n=!0),t===!0){let r=this.children;for(let a=0,o=r.length;a<o;a++)r[a].updateWorldMatrix(!1,!0,n)}}toJSON(e){let t=e===void 0||typeof e=="string",n={};t&&(e={geometries:{},materials:{},textures:{},images:{},shapes:{},skeletons:{},animations:{},nodes:{}},n.metadata={version:4.7,type:"Object",generator:"Object3D.toJSON"});let s={};s.uuid=this.uuid,s.type=this.type,s.name=this.name,s.castShadow=this.castShadow,s.receiveShadow=this.receiveShadow,s.visible=this.visible,s.frustumCulled=this.frustumCulled,s.renderOrder=this.renderOrder,s.static=this.static,s.matrixAutoUpdate=this.matrixAutoUpdate,Object.keys(this.userData).length>0&&(s.userData=this.userData),s.layers=this.layers.mask,s.matrix=this.matrix.toArray(),s.up=this.up.toArray(),this.pivot!==null&&(s.pivot=this.pivot.toArray()),this.morphTargetDictionary!==void 0&&(s.morphTargetDictionary=Object.assign({},this.morphTargetDictionary)),this.morphTargetInfluences!==void 0&&(s.morphTargetInfluences=this.morphTargetInfluences.slice()),this.isInstancedMesh&&(s.type="InstancedMesh",s.count=this.count,s.instanceMatrix=this.instanceMatrix.toJSON(),this.instanceColor!==null&&(s.instanceColor=this.instanceColor.toJSON())),this.isBatchedMesh&&(s.type="BatchedMesh",s.perObjectFrustumCulled=this.perObjectFrustumCulled,s.sortObjects=this.sortObjects,s.drawRanges=this._drawRanges,s.reservedRanges=this._reservedRanges,s.geometryInfo=this._geometryInfo.map(o=>({...o,boundingBox:o.boundingBox?o.boundingBox.toJSON():void 0,boundingSphere:o.boundingSphere?o.boundingSphere.toJSON():void 0})),s.instanceInfo=this._instanceInfo.map(o=>({...o})),s.availableInstanceIds=this._availableInstanceIds.slice(),s.availableGeometryIds=this._availableGeometryIds.slice(),s.nextIndexStart=this._nextIndexStart,s.nextVertexStart=this._nextVertexStart,s.geometryCount=this._geometryCount,s.maxInstanceCount=this._maxInstanceCount,s.maxVertexCount=this._maxVertexCount,s.maxIndexCount=this._maxIndexCount,s.geometryInitialized=this._geometryInitialized,s.matricesTexture=this._matricesTexture.toJSON(e),s.indirectTexture=this._indirectTexture.toJSON(e),this._colorsTexture!==null&&(s.colorsTexture=this._colorsTexture.toJSON(e)),this.boundingSphere!==null&&(s.boundingSphere=this.boundingSphere.toJSON()),this.boundingBox!==null&&(s.boundingBox=this.boundingBox.toJSON()));function r(o,l){return o[l.uuid]===void 0&&(o[l.uuid]=l.toJSON(e)),l.uuid}if(this.isScene)this.background&&(this.background.isColor?s.background=this.background.toJSON():this.background.isTexture&&(s.background=this.background.toJSON(e).uuid)),this.environment&&this.environment.isTexture&&this.environment.isRenderTargetTexture!==!0&&(s.environment=this.environment.toJSON(e).uuid);else if(this.isMesh||this.isLine||this.isPoints){s.geometry=r(e.geometries,this.geometry);let o=this.geometry.parameters;if(o!==void 0&&o.shapes!==void 0){let l=o.shapes;if(Array.isArray(l))for(let c=0,u=l.length;c<u;c++){let d=l[c];r(e.shapes,d)}else r(e.shapes,l)}}if(this.isSkinnedMesh&&(s.bindMode=this.bindMode,s.bindMatrix=this.bindMatrix.toArray(),this.skeleton!==void 0&&(r(e.skeletons,this.skeleton),s.skeleton=this.skeleton.uuid)),this.material!==void 0)if(Array.isArray(this.material)){let o=[];for(let l=0,c=this.material.length;l<c;l++)o.push(r(e.materials,this.material[l]));s.material=o}else s.material=r(e.materials,this.material);if(this.children.length>0){s.children=[];for(let o=0;o<this.children.length;o++)s.children.push(this.children[o].toJSON(e).object)}if(this.animations.length>0){s.animations=[];for(let o=0;o<this.animations.length;o++){let l=this.animations[o];s.animations.push(r(e.animations,l))}}if(t){let o=a(e.geometries),l=a(e.materials),c=a(e.textures),u=a(e.images),d=a(e.shapes),h=a(e.skeletons),f=a(e.animations),g=a(e.nodes);o.length>0&&(n.geometries=o),l.length>0&&(n.materials=l),c.length>0&&(n.textures=c),u.length>0&&(n.images=u),d.length>0&&(n.shapes=d),h.length>0&&(n.skeletons=h),f.length>0&&(n.animations=f),g.length>0&&(n.nodes=g)}return n.object=s,n;function a(o){let l=[];for(let c in o){let u=o[c];delete u.metadata,l.push(u)}return l}}clone(e){return new this.constructor().copy(this,e)}copy(e,t=!0){if(this.name=e.name,this.up.copy(e.up),this.position.copy(e.position),this.rotation.order=e.rotation.order,this.quaternion.copy(e.quaternion),this.scale.copy(e.scale),this.pivot=e.pivot!==null?e.pivot.clone():null,this.matrix.copy(e.matrix),this.matrixWorld.copy(e.matrixWorld),this.matrixAutoUpdate=e.matrixAutoUpdate,this.matrixWorldAutoUpdate=e.matrixWorldAutoUpdate,this.matrixWorldNeedsUpdate=e.matrixWorldNeedsUpdate,this.layers.mask=e.layers.mask,this.visible=e.visible,this.castShadow=e.castShadow,this.receiveShadow=e.receiveShadow,this.frustumCulled=e.frustumCulled,this.renderOrder=e.renderOrder,this.static=e.static,this.animations=e.animations.slice(),this.userData=JSON.parse(JSON.stringify(e.userData)),t===!0)for(let n=0;n<e.children.length;n++){let s=e.children[n];this.add(s.clone())}return this}dispose(){this.dispatchEvent({type:"dispose"})}};Ut.DEFAULT_UP=new L(0,1,0);Ut.DEFAULT_MATRIX_AUTO_UPDATE=!0;Ut.DEFAULT_MATRIX_WORLD_AUTO_UPDATE=!0;var ds=class extends Ut{constructor(){super(),this.isGroup=!0,this.type="Group"}},c1={type:"move"},Ks=class{constructor(){this._targetRay=null,this._grip=null,this._hand=null}getHandSpace(){return this._hand===null&&(this._hand=new ds,this._hand.matrixAutoUpdate=!1,this._hand.visible=!1,this._hand.joints={},this._hand.inputState={pinching:!1}),this._hand}getTargetRaySpace(){return this._targetRay===null&&(this._targetRay=new ds,this._targetRay.matrixAutoUpdate=!1,this._targetRay.visible=!1,this._targetRay.hasLinearVelocity=!1,this._targetRay.linearVelocity=new L,this._targetRay.hasAngularVelocity=!1,this._targetRay.angularVelocity=new L),this._targetRay}getGripSpace(){return this._grip===null&&(this._grip=new ds,this._grip.matrixAutoUpdate=!1,this._grip.visible=!1,this._grip.hasLinearVelocity=!1,this._grip.linearVelocity=new L,this._grip.hasAngularVelocity=!1,this._grip.angularVelocity=new L,this._grip.eventsEnabled=!1),this._grip}dispatchEvent(e){return this._targetRay!==null&&this._targetRay.dispatchEvent(e),this._grip!==null&&this._grip.dispatchEvent(e),this._hand!==null&&this._hand.dispatchEvent(e),this}connect(e){if(e&&e.hand){let t=this._hand;if(t)for(let n of e.hand.values())this._getHandJoint(t,n)}return this.dispatchEvent({type:"connected",data:e}),this}disconnect(e){return this.dispatchEvent({type:"disconnected",data:e}),this._targetRay!==null&&(this._targetRay.visible=!1),this._grip!==null&&(this._grip.visible=!1),this._hand!==null&&(this._hand.visible=!1),this}update(e,t,n){let s=null,r=null,a=null,o=this._targetRay,l=this._grip,c=this._hand;if(e&&t.session.visibilityState!=="visible-blurred"){if(c&&e.hand){a=!0;for(let v of e.hand.values()){let m=t.getJointPose(v,n),p=this._getHandJoint(c,v);m!==null&&(p.matrix.fromArray(m.transform.matrix),p.matrix.decompose(p.position,p.quaternion,p.scale),p.matrixWorldNeedsUpdate=!0,p.jointRadius=m.radius),p.visible=m!==null}let u=c.joints["index-finger-tip"],d=c.joints["thumb-tip"],h=u.position.distanceTo(d.position),f=.02,g=.005;c.inputState.pinching&&h>f+g?(c.inputState.pinching=!1,this.dispatchEvent({type:"pinchend",handedness:e.handedness,target:this})):!c.inputState.pinching&&h<=f-g&&(c.inputState.pinching=!0,this.dispatchEvent({type:"pinchstart",handedness:e.handedness,target:this}))}else l!==null&&e.gripSpace&&(r=t.getPose(e.gripSpace,n),r!==null&&(l.matrix.fromArray(r.transform.matrix),l.matrix.decompose(l.position,l.quaternion,l.scale),l.matrixWorldNeedsUpdate=!0,r.linearVelocity?(l.hasLinearVelocity=!0,l.linearVelocity.copy(r.linearVelocity)):l.hasLinearVelocity=!1,r.angularVelocity?(l.hasAngularVelocity=!0,l.angularVelocity.copy(r.angularVelocity)):l.hasAngularVelocity=!1,l.eventsEnabled&&l.dispatchEvent({type:"gripUpdated",data:e,target:this})));o!==null&&(s=t.getPose(e.targetRaySpace,n),s===null&&r!==null&&(s=r),s!==null&&(o.matrix.fromArray(s.transform.matrix),o.matrix.decompose(o.position,o.quaternion,o.scale),o.matrixWorldNeedsUpdate=!0,s.linearVelocity?(o.hasLinearVelocity=!0,o.linearVelocity.copy(s.linearVelocity)):o.hasLinearVelocity=!1,s.angularVelocity?(o.hasAngularVelocity=!0,o.angularVelocity.copy(s.angularVelocity)):o.hasAngularVelocity=!1,this.dispatchEvent(c1)))}return o!==null&&(o.visible=s!==null),l!==null&&(l.visible=r!==null),c!==null&&(c.visible=a!==null),this}_getHandJoint(e,t){if(e.joints[t.jointName]===void 0){let n=new ds;n.matrixAutoUpdate=!1,n.visible=!1,e.joints[t.jointName]=n,e.add(n)}return e.joints[t.jointName]}},fp={aliceblue:15792383,antiquewhite:16444375,aqua:65535,aquamarine:8388564,azure:15794175,beige:16119260,bisque:16770244,black:0,blanchedalmond:16772045,blue:255,blueviolet:9055202,brown:10824234,burlywood:14596231,cadetblue:6266528,chartreuse:8388352,chocolate:13789470,coral:16744272,cornflowerblue:6591981,cornsilk:16775388,crimson:14423100,cyan:65535,darkblue:139,darkcyan:35723,darkgoldenrod:12092939,darkgray:11119017,darkgreen:25600,darkgrey:11119017,darkkhaki:12433259,darkmagenta:9109643,darkolivegreen:5597999,darkorange:16747520,darkorchid:10040012,darkred:9109504,darksalmon:15308410,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,deeppink:16716947,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:11674146,floralwhite:16775920,forestgreen:2263842,fuchsia:16711935,gainsboro:14474460,ghostwhite:16316671,gold:16766720,goldenrod:14329120,gray:8421504,green:32768,greenyellow:11403055,grey:8421504,honeydew:15794160,hotpink:16738740,indianred:13458524,indigo:4915330,ivory:16777200,khaki:15787660,lavender:15132410,lavenderblush:16773365,lawngreen:8190976,lemonchiffon:16775885,lightblue:11393254,lightcoral:15761536,lightcyan:14745599,lightgoldenrodyellow:16448210,lightgray:13882323,lightgreen:9498256,lightgrey:13882323,lightpink:16758465,lightsalmon:16752762,lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:11584734,lightyellow:16777184,lime:65280,limegreen:3329330,linen:16445670,magenta:16711935,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:12211667,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:13047173,midnightblue:1644912,mintcream:16121850,mistyrose:16770273,moccasin:16770229,navajowhite:16768685,navy:128,oldlace:16643558,olive:8421376,olivedrab:7048739,orange:16753920,orangered:16729344,orchid:14315734,palegoldenrod:15657130,palegreen:10025880,paleturquoise:11529966,palevioletred:14381203,papayawhip:16773077,peachpuff:16767673,peru:13468991,pink:16761035,plum:14524637,powderblue:11591910,purple:8388736,rebeccapurple:6697881,red:16711680,rosybrown:12357519,royalblue:4286945,saddlebrown:9127187,salmon:16416882,sandybrown:16032864,seagreen:3050327,seashell:16774638,sienna:10506797,silver:12632256,skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:16775930,springgreen:65407,steelblue:4620980,tan:13808780,teal:32896,thistle:14204888,tomato:16737095,turquoise:4251856,violet:15631086,wheat:16113331,white:16777215,whitesmoke:16119285,yellow:16776960,yellowgreen:10145074},ki={h:0,s:0,l:0},Ka={h:0,s:0,l:0};function Yc(i,e,t){return t<0&&(t+=1),t>1&&(t-=1),t<1/6?i+(e-i)*6*t:t<1/2?e:t<2/3?i+(e-i)*6*(2/3-t):i}var Ge=class{constructor(e,t,n){return this.isColor=!0,this.r=1,this.g=1,this.b=1,this.set(e,t,n)}set(e,t,n){if(t===void 0&&n===void 0){let s=e;s&&s.isColor?this.copy(s):typeof s=="number"?this.setHex(s):typeof s=="string"&&this.setStyle(s)}else this.setRGB(e,t,n);return this}setScalar(e){return this.r=e,this.g=e,this.b=e,this}setHex(e,t=vn){return e=Math.floor(e),this.r=(e>>16&255)/255,this.g=(e>>8&255)/255,this.b=(e&255)/255,qe.colorSpaceToWorking(this,t),this}setRGB(e,t,n,s=qe.workingColorSpace){return this.r=e,this.g=t,this.b=n,qe.colorSpaceToWorking(this,s),this}setHSL(e,t,n,s=qe.workingColorSpace){if(e=$u(e,1),t=Fe(t,0,1),n=Fe(n,0,1),t===0)this.r=this.g=this.b=n;else{let r=n<=.5?n*(1+t):n+t-n*t,a=2*n-r;this.r=Yc(a,r,e+1/3),this.g=Yc(a,r,e),this.b=Yc(a,r,e-1/3)}return qe.colorSpaceToWorking(this,s),this}setStyle(e,t=vn){function n(r){r!==void 0&&parseFloat(r)<1&&Ae("Color: Alpha component of "+e+" will be ignored.")}let s;if(s=/^(\w+)\(([^\)]*)\)/.exec(e)){let r,a=s[1],o=s[2];switch(a){case"rgb":case"rgba":if(r=/^\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(o))return n(r[4]),this.setRGB(Math.min(255,parseInt(r[1],10))/255,Math.min(255,parseInt(r[2],10))/255,Math.min(255,parseInt(r[3],10))/255,t);if(r=/^\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(o))return n(r[4]),this.setRGB(Math.min(100,parseFloat(r[1]))/100,Math.min(100,parseFloat(r[2]))/100,Math.min(100,parseFloat(r[3]))/100,t);break;case"hsl":case"hsla":if(r=/^\s*([+-]?(?:\d+(?:\.\d+)?|\.\d+))\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(o))return n(r[4]),this.setHSL(parseFloat(r[1])/360,parseFloat(r[2])/100,parseFloat(r[3])/100,t);break;default:Ae("Color: Unknown color model "+e)}}else if(s=/^\#([A-Fa-f\d]+)$/.exec(e)){let r=s[1],a=r.length;if(a===3)return this.setRGB(parseInt(r.charAt(0),16)/15,parseInt(r.charAt(1),16)/15,parseInt(r.charAt(2),16)/15,t);if(a===6)return this.setHex(parseInt(r,16),t);Ae("Color: Invalid hex color "+e)}else if(e&&e.length>0)return this.setColorName(e,t);return this}setColorName(e,t=vn){let n=fp[e.toLowerCase()];return n!==void 0?this.setHex(n,t):Ae("Color: Unknown color "+e),this}clone(){return new this.constructor(this.r,this.g,this.b)}copy(e){return this.r=e.r,this.g=e.g,this.b=e.b,this}copySRGBToLinear(e){return this.r=_i(e.r),this.g=_i(e.g),this.b=_i(e.b),this}copyLinearToSRGB(e){return this.r=Ws(e.r),this.g=Ws(e.g),this.b=Ws(e.b),this}convertSRGBToLinear(){return this.copySRGBToLinear(this),this}convertLinearToSRGB(){return this.copyLinearToSRGB(this),this}getHex(e=vn){return qe.workingToColorSpace(Wt.copy(this),e),Math.round(Fe(Wt.r*255,0,255))*65536+Math.round(Fe(Wt.g*255,0,255))*256+Math.round(Fe(Wt.b*255,0,255))}getHexString(e=vn){return("000000"+this.getHex(e).toString(16)).slice(-6)}getHSL(e,t=qe.workingColorSpace){qe.workingToColorSpace(Wt.copy(this),t);let n=Wt.r,s=Wt.g,r=Wt.b,a=Math.max(n,s,r),o=Math.min(n,s,r),l,c,u=(o+a)/2;if(o===a)l=0,c=0;else{let d=a-o;switch(c=u<=.5?d/(a+o):d/(2-a-o),a){case n:l=(s-r)/d+(s<r?6:0);break;case s:l=(r-n)/d+2;break;case r:l=(n-s)/d+4;break}l/=6}return e.h=l,e.s=c,e.l=u,e}getRGB(e,t=qe.workingColorSpace){return qe.workingToColorSpace(Wt.copy(this),t),e.r=Wt.r,e.g=Wt.g,e.b=Wt.b,e}getStyle(e=vn){qe.workingToColorSpace(Wt.copy(this),e);let t=Wt.r,n=Wt.g,s=Wt.b;return e!==vn?`color(${e} ${t.toFixed(3)} ${n.toFixed(3)} ${s.toFixed(3)})`:`rgb(${Math.round(t*255)},${Math.round(n*255)},${Math.round(s*255)})`}offsetHSL(e,t,n){return this.getHSL(ki),this.setHSL(ki.h+e,ki.s+t,ki.l+n)}add(e){return this.r+=e.r,this.g+=e.g,this.b+=e.b,this}addColors(e,t){return this.r=e.r+t.r,this.g=e.g+t.g,this.b=e.b+t.b,this}addScalar(e){return this.r+=e,this.g+=e,this.b+=e,this}sub(e){return this.r=Math.max(0,this.r-e.r),this.g=Math.max(0,this.g-e.g),this.b=Math.max(0,this.b-e.b),this}multiply(e){return this.r*=e.r,this.g*=e.g,this.b*=e.b,this}multiplyScalar(e){return this.r*=e,this.g*=e,this.b*=e,this}lerp(e,t){return this.r+=(e.r-this.r)*t,this.g+=(e.g-this.g)*t,this.b+=(e.b-this.b)*t,this}lerpColors(e,t,n){return this.r=e.r+(t.r-e.r)*n,this.g=e.g+(t.g-e.g)*n,this.b=e.b+(t.b-e.b)*n,this}lerpHSL(e,t){this.getHSL(ki),e.getHSL(Ka);let n=kr(ki.h,Ka.h,t),s=kr(ki.s,Ka.s,t),r=kr(ki.l,Ka.l,t);return this.setHSL(n,s,r),this}setFromVector3(e){return this.r=e.x,this.g=e.y,this.b=e.z,this}applyMatrix3(e){let t=this.r,n=this.g,s=this.b,r=e.elements;return this.r=r[0]*t+r[3]*n+r[6]*s,this.g=r[1]*t+r[4]*n+r[7]*s,this.b=r[2]*t+r[5]*n+r[8]*s,this}equals(e){return e.r===this.r&&e.g===this.g&&e.b===this.b}fromArray(e,t=0){return this.r=e[t],this.g=e[t+1],this.b=e[t+2],this}toArray(e=[],t=0){return e[t]=this.r,e[t+1]=this.g,e[t+2]=this.b,e}fromBufferAttribute(e,t){return this.r=e.getX(t),this.g=e.getY(t),this.b=e.getZ(t),this}toJSON(){return this.getHex()}*[Symbol.iterator](){yield this.r,yield this.g,yield this.b}},Wt=new Ge;Ge.NAMES=fp;var Hr=class extends Ut{constructor(){super(),this.isScene=!0,this.type="Scene",this.background=null,this.environment=null,this.fog=null,this.backgroundBlurriness=0,this.backgroundIntensity=1,this.backgroundRotation=new bi,this.environmentIntensity=1,this.environmentRotation=new bi,this.overrideMaterial=null,typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}copy(e,t){return super.copy(e,t),this.background=e.background!==null?e.background.clone():null,this.environment=e.environment!==null?e.environment.clone():null,this.fog=e.fog!==null?e.fog.clone():null,this.backgroundBlurriness=e.backgroundBlurriness,this.backgroundIntensity=e.backgroundIntensity,this.backgroundRotation.copy(e.backgroundRotation),this.environmentIntensity=e.environmentIntensity,this.environmentRotation.copy(e.environmentRotation),this.overrideMaterial=e.overrideMaterial!==null?e.overrideMaterial.clone():null,this.matrixAutoUpdate=e.matrixAutoUpdate,this}toJSON(e){let t=super.toJSON(e);return this.fog!==null&&(t.object.fog=this.fog.toJSON()),t.object.backgroundBlurriness=this.backgroundBlurriness,t.object.backgroundIntensity=this.backgroundIntensity,t.object.backgroundRotation=this.backgroundRotation.toArray(),t.object.environmentIntensity=this.environmentIntensity,t.object.environmentRotation=this.environmentRotation.toArray(),t}},Bn=new L,gi=new L,Zc=new L,vi=new L,Ls=new L,Ns=new L,lf=new L,Jc=new L,Kc=new L,jc=new L,Qc=new Ke,eu=new Ke,tu=new Ke,zi=class i{constructor(e=new L,t=new L,n=new L){this.a=e,this.b=t,this.c=n}static getNormal(e,t,n,s){s.subVectors(n,t),Bn.subVectors(e,t),s.cross(Bn);let r=s.lengthSq();return r>0?s.multiplyScalar(1/Math.sqrt(r)):s.set(0,0,0)}static getBarycoord(e,t,n,s,r){Bn.subVectors(s,t),gi.subVectors(n,t),Zc.subVectors(e,t);let a=Bn.dot(Bn),o=Bn.dot(gi),l=Bn.dot(Zc),c=gi.dot(gi),u=gi.dot(Zc),d=a*c-o*o;if(d===0)return r.set(0,0,0),null;let h=1/d,f=(c*l-o*u)*h,g=(a*u-o*l)*h;return r.set(1-f-g,g,f)}static containsPoint(e,t,n,s){return this.getBarycoord(e,t,n,s,vi)===null?!1:vi.x>=0&&vi.y>=0&&vi.x+vi.y<=1}static getInterpolation(e,t,n,s,r,a,o,l){return this.getBarycoord(e,t,n,s,vi)===null?(l.x=0,l.y=0,"z"in l&&(l.z=0),"w"in l&&(l.w=0),null):(l.setScalar(0),l.addScaledVector(r,vi.x),l.addScaledVector(a,vi.y),l.addScaledVector(o,vi.z),l)}static getInterpolatedAttribute(e,t,n,s,r,a){return Qc.setScalar(0),eu.setScalar(0),tu.setScalar(0),Qc.fromBufferAttribute(e,t),eu.fromBufferAttribute(e,n),tu.fromBufferAttribute(e,s),a.setScalar(0),a.addScaledVector(Qc,r.x),a.addScaledVector(eu,r.y),a.addScaledVector(tu,r.z),a}static isFrontFacing(e,t,n,s){return Bn.subVectors(n,t),gi.subVectors(e,t),Bn.cross(gi).dot(s)<0}set(e,t,n){return this.a.copy(e),this.b.copy(t),this.c.copy(n),this}setFromPointsAndIndices(e,t,n,s){return this.a.copy(e[t]),this.b.copy(e[n]),this.c.copy(e[s]),this}setFromAttributeAndIndices(e,t,n,s){return this.a.fromBufferAttribute(e,t),this.b.fromBufferAttribute(e,n),this.c.fromBufferAttribute(e,s),this}clone(){return new this.constructor().copy(this)}copy(e){return this.a.copy(e.a),this.b.copy(e.b),this.c.copy(e.c),this}getArea(){return Bn.subVectors(this.c,this.b),gi.subVectors(this.a,this.b),Bn.cross(gi).length()*.5}getMidpoint(e){return e.addVectors(this.a,this.b).add(this.c).multiplyScalar(1/3)}getNormal(e){return i.getNormal(this.a,this.b,this.c,e)}getPlane(e){return e.setFromCoplanarPoints(this.a,this.b,this.c)}getBarycoord(e,t){return i.getBarycoord(e,this.a,this.b,this.c,t)}getInterpolation(e,t,n,s,r){return i.getInterpolation(e,this.a,this.b,this.c,t,n,s,r)}containsPoint(e){return i.containsPoint(e,this.a,this.b,this.c)}isFrontFacing(e){return i.isFrontFacing(this.a,this.b,this.c,e)}intersectsBox(e){return e.intersectsTriangle(this)}closestPointToPoint(e,t){let n=this.a,s=this.b,r=this.c,a,o;Ls.subVectors(s,n),Ns.subVectors(r,n),Jc.subVectors(e,n);let l=Ls.dot(Jc),c=Ns.dot(Jc);if(l<=0&&c<=0)return t.copy(n);Kc.subVectors(e,s);let u=Ls.dot(Kc),d=Ns.dot(Kc);if(u>=0&&d<=u)return t.copy(s);let h=l*d-u*c;if(h<=0&&l>=0&&u<=0&&l-u>0)return a=l/(l-u),t.copy(n).addScaledVector(Ls,a);jc.subVectors(e,r);let f=Ls.dot(jc),g=Ns.dot(jc);if(g>=0&&f<=g)return t.copy(r);let v=f*c-l*g;if(v<=0&&c>=0&&g<=0)return o=c/(c-g),t.copy(n).addScaledVector(Ns,o);let m=u*g-f*d;if(m<=0&&d-u>=0&&f-g>=0)return lf.subVectors(r,s),o=(d-u)/(d-u+(f-g)),t.copy(s).addScaledVector(lf,o);let p=1/(m+v+h);return a=v*p,o=h*p,t.copy(n).addScaledVector(Ls,a).addScaledVector(Ns,o)}equals(e){return e.a.equals(this.a)&&e.b.equals(this.b)&&e.c.equals(this.c)}},yn=class{constructor(e=new L(1/0,1/0,1/0),t=new L(-1/0,-1/0,-1/0)){this.isBox3=!0,this.min=e,this.max=t}set(e,t){return this.min.copy(e),this.max.copy(t),this}setFromArray(e){this.makeEmpty();for(let t=0,n=e.length;t<n;t+=3)this.expandByPoint(zn.fromArray(e,t));return this}setFromBufferAttribute(e){this.makeEmpty();for(let t=0,n=e.count;t<n;t++)this.expandByPoint(zn.fromBufferAttribute(e,t));return this}setFromPoints(e){this.makeEmpty();for(let t=0,n=e.length;t<n;t++)this.expandByPoint(e[t]);return this}setFromCenterAndSize(e,t){let n=zn.copy(t).multiplyScalar(.5);return this.min.copy(e).sub(n),this.max.copy(e).add(n),this}setFromObject(e,t=!1){return this.makeEmpty(),this.expandByObject(e,t)}clone(){return new this.constructor().copy(this)}copy(e){return this.min.copy(e.min),this.max.copy(e.max),this}makeEmpty(){return this.min.x=this.min.y=this.min.z=1/0,this.max.x=this.max.y=this.max.z=-1/0,this}isEmpty(){return this.max.x<this.min.x||this.max.y<this.min.y||this.max.z<this.min.z}getCenter(e){return this.isEmpty()?e.set(0,0,0):e.addVectors(this.min,this.max).multiplyScalar(.5)}getSize(e){return this.isEmpty()?e.set(0,0,0):e.subVectors(this.max,this.min)}expandByPoint(e){return this.min.min(e),this.max.max(e),this}expandByVector(e){return this.min.sub(e),this.max.add(e),this}expandByScalar(e){return this.min.addScalar(-e),this.max.addScalar(e),this}expandByObject(e,t=!1){e.updateWorldMatrix(!1,!1);let n=e.geometry;if(n!==void 0){let r=n.getAttribute("position");if(t===!0&&r!==void 0&&e.isInstancedMesh!==!0&&e.isBatchedMesh!==!0)for(let a=0,o=r.count;a<o;a++)e.isMesh===!0?e.getVertexPosition(a,zn):zn.fromBufferAttribute(r,a),zn.applyMatrix4(e.matrixWorld),this.expandByPoint(zn);else e.boundingBox!==void 0?(e.boundingBox===null&&e.computeBoundingBox(),ja.copy(e.boundingBox)):(n.boundingBox===null&&n.computeBoundingBox(),ja.copy(n.boundingBox)),ja.applyMatrix4(e.matrixWorld),this.union(ja)}let s=e.children;for(let r=0,a=s.length;r<a;r++)this.expandByObject(s[r],t);return this}containsPoint(e){return e.x>=this.min.x&&e.x<=this.max.x&&e.y>=this.min.y&&e.y<=this.max.y&&e.z>=this.min.z&&e.z<=this.max.z}containsBox(e){return this.min.x<=e.min.x&&e.max.x<=this.max.x&&this.min.y<=e.min.y&&e.max.y<=this.max.y&&this.min.z<=e.min.z&&e.max.z<=this.max.z}getParameter(e,t){return t.set((e.x-this.min.x)/(this.max.x-this.min.x),(e.y-this.min.y)/(this.max.y-this.min.y),(e.z-this.min.z)/(this.max.z-this.min.z))}intersectsBox(e){return e.max.x>=this.min.x&&e.min.x<=this.max.x&&e.max.y>=this.min.y&&e.min.y<=this.max.y&&e.max.z>=this.min.z&&e.min.z<=this.max.z}intersectsSphere(e){return this.clampPoint(e.center,zn),zn.distanceToSquared(e.center)<=e.radius*e.radius}intersectsPlane(e){let t,n;return e.normal.x>0?(t=e.normal.x*this.min.x,n=e.normal.x*this.max.x):(t=e.normal.x*this.max.x,n=e.normal.x*this.min.x),e.normal.y>0?(t+=e.normal.y*this.min.y,n+=e.normal.y*this.max.y):(t+=e.normal.y*this.max.y,n+=e.normal.y*this.min.y),e.normal.z>0?(t+=e.normal.z*this.min.z,n+=e.normal.z*this.max.z):(t+=e.normal.z*this.max.z,n+=e.normal.z*this.min.z),t<=-e.constant&&n>=-e.constant}intersectsTriangle(e){if(this.isEmpty())return!1;this.getCenter(Ir),Qa.subVectors(this.max,Ir),Us.subVectors(e.a,Ir),ks.subVectors(e.b,Ir),Fs.subVectors(e.c,Ir),Fi.subVectors(ks,Us),Oi.subVectors(Fs,ks),ls.subVectors(Us,Fs);let t=[0,-Fi.z,Fi.y,0,-Oi.z,Oi.y,0,-ls.z,ls.y,Fi.z,0,-Fi.x,Oi.z,0,-Oi.x,ls.z,0,-ls.x,-Fi.y,Fi.x,0,-Oi.y,Oi.x,0,-ls.y,ls.x,0];return!nu(t,Us,ks,Fs,Qa)||(t=[1,0,0,0,1,0,0,0,1],!nu(t,Us,ks,Fs,Qa))?!1:(eo.crossVectors(Fi,Oi),t=[eo.x,eo.y,eo.z],nu(t,Us,ks,Fs,Qa))}clampPoint(e,t){return t.copy(e).clamp(this.min,this.max)}distanceToPoint(e){return this.clampPoint(e,zn).distanceTo(e)}getBoundingSphere(e){return this.isEmpty()?e.makeEmpty():(this.getCenter(e.center),e.radius=this.getSize(zn).length()*.5),e}intersect(e){return this.min.max(e.min),this.max.min(e.max),this.isEmpty()&&this.makeEmpty(),this}union(e){return this.min.min(e.min),this.max.max(e.max),this}applyMatrix4(e){return this.isEmpty()?this:(xi[0].set(this.min.x,this.min.y,this.min.z).applyMatrix4(e),xi[1].set(this.min.x,this.min.y,this.max.z).applyMatrix4(e),xi[2].set(this.min.x,this.max.y,this.min.z).applyMatrix4(e),xi[3].set(this.min.x,this.max.y,this.max.z).applyMatrix4(e),xi[4].set(this.max.x,this.min.y,this.min.z).applyMatrix4(e),xi[5].set(this.max.x,this.min.y,this.max.z).applyMatrix4(e),xi[6].set(this.max.x,this.max.y,this.min.z).applyMatrix4(e),xi[7].set(this.max.x,this.max.y,this.max.z).applyMatrix4(e),this.setFromPoints(xi),this)}translate(e){return this.min.add(e),this.max.add(e),this}equals(e){return e.min.equals(this.min)&&e.max.equals(this.max)}toJSON(){return{min:this.min.toArray(),max:this.max.toArray()}}fromJSON(e){return this.min.fromArray(e.min),this.max.fromArray(e.max),this}},xi=[new L,new L,new L,new L,new L,new L,new L,new L],zn=new L,ja=new yn,Us=new L,ks=new L,Fs=new L,Fi=new L,Oi=new L,ls=new L,Ir=new L,Qa=new L,eo=new L,cs=new L;function nu(i,e,t,n,s){for(let r=0,a=i.length-3;r<=a;r+=3){cs.fromArray(i,r);let o=s.x*Math.abs(cs.x)+s.y*Math.abs(cs.y)+s.z*Math.abs(cs.z),l=e.dot(cs),c=t.dot(cs),u=n.dot(cs);if(Math.max(-Math.max(l,c,u),Math.min(l,c,u))>o)return!1}return!0}var vt=new L,to=new He,u1=0,Xt=class extends Qn{constructor(e,t,n=!1){if(super(),Array.isArray(e))throw new TypeError("THREE.BufferAttribute: array should be a Typed Array.");this.isBufferAttribute=!0,Object.defineProperty(this,"id",{value:u1++}),this.name="",this.array=e,this.itemSize=t,this.count=e!==void 0?e.length/t:0,this.normalized=n,this.usage=Wu,this.updateRanges=[],this.gpuType=Hn,this.version=0,this._normalizationScale=e!==void 0?Xl(e):void 0}onUploadCallback(){}set needsUpdate(e){e===!0&&this.version++}setUsage(e){return this.usage=e,this}addUpdateRange(e,t){this.updateRanges.push({start:e,count:t})}clearUpdateRanges(){this.updateRanges.length=0}copy(e){return this.name=e.name,this.array=new e.array.constructor(e.array),this.itemSize=e.itemSize,this.count=e.count,this.normalized=e.normalized,this.usage=e.usage,this.gpuType=e.gpuType,this._normalizationScale=e._normalizationScale,this}copyAt(e,t,n){e*=this.itemSize,n*=t.itemSize;for(let s=0,r=this.itemSize;s<r;s++)this.array[e+s]=t.array[n+s];return this}copyArray(e){return this.array.set(e),this}applyMatrix3(e){if(this.itemSize===2)for(let t=0,n=this.count;t<n;t++)to.fromBufferAttribute(this,t),to.applyMatrix3(e),this.setXY(t,to.x,to.y);else if(this.itemSize===3)for(let t=0,n=this.count;t<n;t++)vt.fromBufferAttribute(this,t),vt.applyMatrix3(e),this.setXYZ(t,vt.x,vt.y,vt.z);return this}applyMatrix4(e){for(let t=0,n=this.count;t<n;t++)vt.fromBufferAttribute(this,t),vt.applyMatrix4(e),this.setXYZ(t,vt.x,vt.y,vt.z);return this}applyNormalMatrix(e){for(let t=0,n=this.count;t<n;t++)vt.fromBufferAttribute(this,t),vt.applyNormalMatrix(e),this.setXYZ(t,vt.x,vt.y,vt.z);return this}transformDirection(e){for(let t=0,n=this.count;t<n;t++)vt.fromBufferAttribute(this,t),vt.transformDirection(e),this.setXYZ(t,vt.x,vt.y,vt.z);return this}set(e,t=0){return this.array.set(e,t),this}getComponent(e,t){let n=this.array[e*this.itemSize+t];return this.normalized&&(n=this._denormalize(n)),n}setComponent(e,t,n){return this.normalized&&(n=this._normalize(n)),this.array[e*this.itemSize+t]=n,this}getX(e){let t=this.array[e*this.itemSize];return this.normalized&&(t=this._denormalize(t)),t}setX(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize]=t,this}getY(e){let t=this.array[e*this.itemSize+1];return this.normalized&&(t=this._denormalize(t)),t}setY(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize+1]=t,this}getZ(e){let t=this.array[e*this.itemSize+2];return this.normalized&&(t=this._denormalize(t)),t}setZ(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize+2]=t,this}getW(e){let t=this.array[e*this.itemSize+3];return this.normalized&&(t=this._denormalize(t)),t}setW(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize+3]=t,this}setXY(e,t,n){return e*=this.itemSize,this.normalized&&(t=this._normalize(t),n=this._normalize(n)),this.array[e+0]=t,this.array[e+1]=n,this}setXYZ(e,t,n,s){return e*=this.itemSize,this.normalized&&(t=this._normalize(t),n=this._normalize(n),s=this._normalize(s)),this.array[e+0]=t,this.array[e+1]=n,this.array[e+2]=s,this}setXYZW(e,t,n,s,r){return e*=this.itemSize,this.normalized&&(t=this._normalize(t),n=this._normalize(n),s=this._normalize(s),r=this._normalize(r)),this.array[e+0]=t,this.array[e+1]=n,this.array[e+2]=s,this.array[e+3]=r,this}onUpload(e){return this.onUploadCallback=e,this}clone(){return new this.constructor(this.array,this.itemSize).copy(this)}toJSON(){let e={itemSize:this.itemSize,type:this.array.constructor.name,array:Array.from(this.array),normalized:this.normalized};return e.name=this.name,e.usage=this.usage,e.gpuType=this.gpuType,e}dispose(){this.dispatchEvent({type:"dispose"})}_denormalize(e){let t=this._normalizationScale;return t!==void 0?Math.max(e/t,-1):Yu(e,this.array)}_normalize(e){let t=this._normalizationScale;return t!==void 0?Math.round(e*t):Zu(e,this.array)}};var Wr=class extends Xt{constructor(e,t,n){super(new Uint16Array(e),t,n)}};var Xr=class extends Xt{constructor(e,t,n){super(new Uint32Array(e),t,n)}};var Ct=class extends Xt{constructor(e,t,n){super(new Float32Array(e),t,n)}},h1=new yn,Pr=new L,iu=new L,on=class{constructor(e=new L,t=-1){this.isSphere=!0,this.center=e,this.radius=t}set(e,t){return this.center.copy(e),this.radius=t,this}setFromPoints(e,t){let n=this.center;t!==void 0?n.copy(t):h1.setFromPoints(e).getCenter(n);let s=0;for(let r=0,a=e.length;r<a;r++)s=Math.max(s,n.distanceToSquared(e[r]));return this.radius=Math.sqrt(s),this}copy(e){return this.center.copy(e.center),this.radius=e.radius,this}isEmpty(){return this.radius<0}makeEmpty(){return this.center.set(0,0,0),this.radius=-1,this}containsPoint(e){return e.distanceToSquared(this.center)<=this.radius*this.radius}distanceToPoint(e){return e.distanceTo(this.center)-this.radius}intersectsSphere(e){let t=this.radius+e.radius;return e.center.distanceToSquared(this.center)<=t*t}intersectsBox(e){return e.intersectsSphere(this)}intersectsPlane(e){return Math.abs(e.distanceToPoint(this.center))<=this.radius}clampPoint(e,t){let n=this.center.distanceToSquared(e);return t.copy(e),n>this.radius*this.radius&&(t.sub(this.center).normalize(),t.multiplyScalar(this.radius).add(this.center)),t}getBoundingBox(e){return this.isEmpty()?(e.makeEmpty(),e):(e.set(this.center,this.center),e.expandByScalar(this.radius),e)}applyMatrix4(e){return this.center.applyMatrix4(e),this.radius=this.radius*e.getMaxScaleOnAxis(),this}translate(e){return this.center.add(e),this}expandByPoint(e){if(this.isEmpty())return this.center.copy(e),this.radius=0,this;Pr.subVectors(e,this.center);let t=Pr.lengthSq();if(t>this.radius*this.radius){let n=Math.sqrt(t),s=(n-this.radius)*.5;this.center.addScaledVector(Pr,s/n),this.radius+=s}return this}union(e){return e.isEmpty()?this:this.isEmpty()?(this.copy(e),this):(this.center.equals(e.center)===!0?this.radius=Math.max(this.radius,e.radius):(iu.subVectors(e.center,this.center).setLength(e.radius),this.expandByPoint(Pr.copy(e.center).add(iu)),this.expandByPoint(Pr.copy(e.center).sub(iu))),this)}equals(e){return e.center.equals(this.center)&&e.radius===this.radius}clone(){return new this.constructor().copy(this)}toJSON(){return{radius:this.radius,center:this.center.toArray()}}fromJSON(e){return this.radius=e.radius,this.center.fromArray(e.center),this}},d1=0,In=new et,su=new Ut,Os=new L,gn=new yn,Dr=new yn,Rt=new L,$t=class i extends Qn{constructor(){super(),this.isBufferGeometry=!0,Object.defineProperty(this,"id",{value:d1++}),this.uuid=qi(),this.name="",this.type="BufferGeometry",this.index=null,this.indirect=null,this.indirectOffset=0,this.attributes={},this.morphAttributes={},this.morphTargetsRelative=!1,this.groups=[],this.boundingBox=null,this.boundingSphere=null,this.drawRange={start:0,count:1/0},this.userData={},this._transformed=!1}getIndex(){return this.index}setIndex(e){return Array.isArray(e)?this.index=new(Fg(e)?Xr:Wr)(e,1):this.index=e,this}setIndirect(e,t=0){return this.indirect=e,this.indirectOffset=t,this}getIndirect(){return this.indirect}getAttribute(e){return this.attributes[e]}setAttribute(e,t){return this.attributes[e]=t,this}deleteAttribute(e){return delete this.attributes[e],this}hasAttribute(e){return this.attributes[e]!==void 0}addGroup(e,t,n=0){this.groups.push({start:e,count:t,materialIndex:n})}clearGroups(){this.groups=[]}setDrawRange(e,t){this.drawRange.start=e,this.drawRange.count=t}applyMatrix4(e){let t=this.attributes.position;t!==void 0&&(t.applyMatrix4(e),t.needsUpdate=!0);let n=this.attributes.normal;if(n!==void 0){let r=new Pe().getNormalMatrix(e);n.applyNormalMatrix(r),n.needsUpdate=!0}let s=this.attributes.tangent;return s!==void 0&&(s.transformDirection(e),s.needsUpdate=!0),this.boundingBox!==null&&this.computeBoundingBox(),this.boundingSphere!==null&&this.computeBoundingSphere(),this._transformed=!0,this}applyQuaternion(e){return In.makeRotationFromQuaternion(e),this.applyMatrix4(In),this}rotateX(e){return In.makeRotationX(e),this.applyMatrix4(In),this}rotateY(e){return In.makeRotationY(e),this.applyMatrix4(In),this}rotateZ(e){return In.makeRotationZ(e),this.applyMatrix4(In),this}translate(e,t,n){return In.makeTranslation(e,t,n),this.applyMatrix4(In),this}scale(e,t,n){return In.makeScale(e,t,n),this.applyMatrix4(In),this}lookAt(e){return su.lookAt(e),su.updateMatrix(),this.applyMatrix4(su.matrix),this}center(){return this.computeBoundingBox(),this.boundingBox.getCenter(Os).negate(),this.translate(Os.x,Os.y,Os.z),this}setFromPoints(e){let t=this.getAttribute("position");if(t===void 0){let n=[];for(let s=0,r=e.length;s<r;s++){let a=e[s];n.push(a.x,a.y,a.z||0)}this.setAttribute("position",new Ct(n,3))}else{let n=Math.min(e.length,t.count);for(let s=0;s<n;s++){let r=e[s];t.setXYZ(s,r.x,r.y,r.z||0)}e.length>t.count&&Ae("BufferGeometry: Buffer size too small for points data. Use .dispose() and create a new geometry."),t.needsUpdate=!0}return this}computeBoundingBox(){this.boundingBox===null&&(this.boundingBox=new yn);let e=this.attributes.position,t=this.morphAttributes.position;if(e&&e.isGLBufferAttribute){Ie("BufferGeometry.computeBoundingBox(): GLBufferAttribute requires a manual bounding box.",this),this.boundingBox.set(new L(-1/0,-1/0,-1/0),new L(1/0,1/0,1/0));return}if(e!==void 0){if(this.boundingBox.setFromBufferAttribute(e),t)for(let n=0,s=t.length;n<s;n++){let r=t[n];gn.setFromBufferAttribute(r),this.morphTargetsRelative?(Rt.addVectors(this.boundingBox.min,gn.min),this.boundingBox.expandByPoint(Rt),Rt.addVectors(this.boundingBox.max,gn.max),this.boundingBox.expandByPoint(Rt)):(this.boundingBox.expandByPoint(gn.min),this.boundingBox.expandByPoint(gn.max))}}else this.boundingBox.makeEmpty();(isNaN(this.boundingBox.min.x)||isNaN(this.boundingBox.min.y)||isNaN(this.boundingBox.min.z))&&Ie('BufferGeometry.computeBoundingBox(): Computed min/max have NaN values. The "position" attribute is likely to have NaN values.',this)}computeBoundingSphere(){this.boundingSphere===null&&(this.boundingSphere=new on);let e=this.attributes.position,t=this.morphAttributes.position;if(e&&e.isGLBufferAttribute){Ie("BufferGeometry.computeBoundingSphere(): GLBufferAttribute requires a manual bounding sphere.",this),this.boundingSphere.set(new L,1/0);return}if(e){let n=this.boundingSphere.center;if(gn.setFromBufferAttribute(e),t)for(let r=0,a=t.length;r<a;r++){let o=t[r];Dr.setFromBufferAttribute(o),this.morphTargetsRelative?(Rt.addVectors(gn.min,Dr.min),gn.expandByPoint(Rt),Rt.addVectors(gn.max,Dr.max),gn.expandByPoint(Rt)):(gn.expandByPoint(Dr.min),gn.expandByPoint(Dr.max))}gn.getCenter(n);let s=0;for(let r=0,a=e.count;r<a;r++)Rt.fromBufferAttribute(e,r),s=Math.max(s,n.distanceToSquared(Rt));if(t)for(let r=0,a=t.length;r<a;r++){let o=t[r],l=this.morphTargetsRelative;for(let c=0,u=o.count;c<u;c++)Rt.fromBufferAttribute(o,c),l&&(Os.fromBufferAttribute(e,c),Rt.add(Os)),s=Math.max(s,n.distanceToSquared(Rt))}this.boundingSphere.radius=Math.sqrt(s),isNaN(this.boundingSphere.radius)&&Ie('BufferGeometry.computeBoundingSphere(): Computed radius is NaN. The "position" attribute is likely to have NaN values.',this)}}computeTangents(){let e=this.index,t=this.attributes;if(e===null||t.position===void 0||t.normal===void 0||t.uv===void 0){Ie("BufferGeometry: .computeTangents() failed. Missing required attributes (index, position, normal or uv)");return}let n=t.position,s=t.normal,r=t.uv,a=this.getAttribute("tangent");(a===void 0||a.count!==n.count)&&(a=new Xt(new Float32Array(4*n.count),4),this.setAttribute("tangent",a));let o=[],l=[],c=new Uint8Array(n.count);for(let O=0;O<n.count;O++)o[O]=new L,l[O]=new L;let u=new L,d=new L,h=new L,f=new He,g=new He,v=new He,m=new L,p=new L;function M(O,P,N){c[O]=c[P]=c[N]=1,u.fromBufferAttribute(n,O),d.fromBufferAttribute(n,P),h.fromBufferAttribute(n,N),f.fromBufferAttribute(r,O),g.fromBufferAttribute(r,P),v.fromBufferAttribute(r,N),d.sub(u),h.sub(u),g.sub(f),v.sub(f);let G=1/(g.x*v.y-v.x*g.y);isFinite(G)&&(m.copy(d).multiplyScalar(v.y).addScaledVector(h,-g.y).multiplyScalar(G),p.copy(h).multiplyScalar(g.x).addScaledVector(d,-v.x).multiplyScalar(G),o[O].add(m),o[P].add(m),o[N].add(m),l[O].add(p),l[P].add(p),l[N].add(p))}let A=this.groups;A.length===0&&(A=[{start:0,count:e.count}]);for(let O=0,P=A.length;O<P;++O){let N=A[O],G=N.start,q=N.count;for(let I=G,X=G+q;I<X;I+=3)M(e.getX(I+0),e.getX(I+1),e.getX(I+2))}let b=new L,E=new L,T=new L,x=new L;function S(O){T.fromBufferAttribute(s,O),x.copy(T);let P=o[O];b.copy(P),b.sub(T.multiplyScalar(T.dot(P))).normalize(),E.crossVectors(x,P);let G=E.dot(l[O])<0?-1:1;a.setXYZW(O,b.x,b.y,b.z,G)}for(let O=0,P=n.count;O<P;++O)c[O]&&S(O);this._transformed=!0}computeVertexNormals(){let e=this.index,t=this.getAttribute("position");if(t!==void 0){let n=this.getAttribute("normal");if(n===void 0||n.count!==t.count)n=new Xt(new Float32Array(t.count*3),3),this.setAttribute("normal",n);else for(let h=0,f=n.count;h<f;h++)n.setXYZ(h,0,0,0);let s=new L,r=new L,a=new L,o=new L,l=new L,c=new L,u=new L,d=new L;if(e)for(let h=0,f=e.count;h<f;h+=3){let g=e.getX(h+0),v=e.getX(h+1),m=e.getX(h+2);s.fromBufferAttribute(t,g),r.fromBufferAttribute(t,v),a.fromBufferAttribute(t,m),u.subVectors(a,r),d.subVectors(s,r),u.cross(d),o.fromBufferAttribute(n,g),l.fromBufferAttribute(n,v),c.fromBufferAttribute(n,m),o.add(u),l.add(u),c.add(u),n.setXYZ(g,o.x,o.y,o.z),n.setXYZ(v,l.x,l.y,l.z),n.setXYZ(m,c.x,c.y,c.z)}else for(let h=0,f=t.count;h<f;h+=3)s.fromBufferAttribute(t,h+0),r.fromBufferAttribute(t,h+1),a.fromBufferAttribute(t,h+2),u.subVectors(a,r),d.subVectors(s,r),u.cross(d),n.setXYZ(h+0,u.x,u.y,u.z),n.setXYZ(h+1,u.x,u.y,u.z),n.setXYZ(h+2,u.x,u.y,u.z);this.normalizeNormals(),n.needsUpdate=!0}}normalizeNormals(){let e=this.attributes.normal;for(let t=0,n=e.count;t<n;t++)Rt.fromBufferAttribute(e,t),Rt.normalize(),e.setXYZ(t,Rt.x,Rt.y,Rt.z)}toNonIndexed(){function e(o,l){let c=o.array,u=o.itemSize,d=o.normalized,h=new c.constructor(l.length*u),f=0,g=0;for(let v=0,m=l.length;v<m;v++){o.isInterleavedBufferAttribute?f=l[v]*o.data.stride+o.offset:f=l[v]*u;for(let p=0;p<u;p++)h[g++]=c[f++]}return new Xt(h,u,d)}if(this.index===null)return Ae("BufferGeometry.toNonIndexed(): BufferGeometry is already non-indexed."),this;let t=new i,n=this.index.array,s=this.attributes;for(let o in s){let l=s[o],c=e(l,n);t.setAttribute(o,c)}let r=this.morphAttributes;for(let o in r){let l=[],c=r[o];for(let u=0,d=c.length;u<d;u++){let h=c[u],f=e(h,n);l.push(f)}t.morphAttributes[o]=l}t.morphTargetsRelative=this.morphTargetsRelative;let a=this.groups;for(let o=0,l=a.length;o<l;o++){let c=a[o];t.addGroup(c.start,c.count,c.materialIndex)}return t}toJSON(){let e={metadata:{version:4.7,type:"BufferGeometry",generator:"BufferGeometry.toJSON"}};if(e.uuid=this.uuid,e.type=this.parameters!==void 0&&this._transformed===!0?"BufferGeometry":this.type,e.name=this.name,Object.keys(this.userData).length>0&&(e.userData=this.userData),this.parameters!==void 0&&this._transformed!==!0){let l=this.parameters;for(let c in l)l[c]!==void 0&&(e[c]=l[c]);return e}e.data={attributes:{}};let t=this.index;t!==null&&(e.data.index={type:t.array.constructor.name,array:Array.prototype.slice.call(t.array)});let n=this.attributes;for(let l in n){let c=n[l];e.data.attributes[l]=c.toJSON(e.data)}let s={},r=!1;for(let l in this.morphAttributes){let c=this.morphAttributes[l],u=[];for(let d=0,h=c.length;d<h;d++){let f=c[d];u.push(f.toJSON(e.data))}u.length>0&&(s[l]=u,r=!0)}r&&(e.data.morphAttributes=s,e.data.morphTargetsRelative=this.morphTargetsRelative);let a=this.groups;a.length>0&&(e.data.groups=JSON.parse(JSON.stringify(a)));let o=this.boundingSphere;return o!==null&&(e.data.boundingSphere=o.toJSON()),e}clone(){return new this.constructor().copy(this)}copy(e){this.index=null,this.attributes={},this.morphAttributes={},this.groups=[],this.boundingBox=null,this.boundingSphere=null;let t={};this.name=e.name;let n=e.index;n!==null&&this.setIndex(n.clone());let s=e.attributes;for(let c in s){let u=s[c];this.setAttribute(c,u.clone(t))}let r=e.morphAttributes;for(let c in r){let u=[],d=r[c];for(let h=0,f=d.length;h<f;h++)u.push(d[h].clone(t));this.morphAttributes[c]=u}this.morphTargetsRelative=e.morphTargetsRelative;let a=e.groups;for(let c=0,u=a.length;c<u;c++){let d=a[c];this.addGroup(d.start,d.count,d.materialIndex)}let o=e.boundingBox;o!==null&&(this.boundingBox=o.clone());let l=e.boundingSphere;return l!==null&&(this.boundingSphere=l.clone()),this.drawRange.start=e.drawRange.start,this.drawRange.count=e.drawRange.count,this.userData=e.userData,this._transformed=e._transformed,this}dispose(){this.dispatchEvent({type:"dispose"})}},ko=class{constructor(e,t){this.isInterleavedBuffer=!0,this.array=e,this.stride=t,this.count=e!==void 0?e.length/t:0,this.usage=Wu,this.updateRanges=[],this.version=0,this.uuid=qi()}onUploadCallback(){}set needsUpdate(e){e===!0&&this.version++}setUsage(e){return this.usage=e,this}addUpdateRange(e,t){this.updateRanges.push({start:e,count:t})}clearUpdateRanges(){this.updateRanges.length=0}copy(e){return this.array=new e.array.constructor(e.array),this.count=e.count,this.stride=e.stride,this.usage=e.usage,this}copyAt(e,t,n){e*=this.stride,n*=t.stride;for(let s=0,r=this.stride;s<r;s++)this.array[e+s]=t.array[n+s];return this}set(e,t=0){return this.array.set(e,t),this}clone(e){e.arrayBuffers===void 0&&(e.arrayBuffers={});let t=cf(this.array);e.arrayBuffers[t]===void 0&&(e.arrayBuffers[t]=this.array.slice(0).buffer);let n=new this.array.constructor(e.arrayBuffers[t]),s=new this.constructor(n,this.stride);return s.setUsage(this.usage),s}onUpload(e){return this.onUploadCallback=e,this}toJSON(e){e.arrayBuffers===void 0&&(e.arrayBuffers={});let t=cf(this.array);e.arrayBuffers[t]===void 0&&(e.arrayBuffers[t]=Array.from(new Uint32Array(this.array.slice(0).buffer)));let n={uuid:this.uuid,buffer:t,type:this.array.constructor.name,stride:this.stride};return n.usage=this.usage,n}};function cf(i){return i.buffer._uuid===void 0&&(i.buffer._uuid=qi()),i.byteOffset===0&&i.byteLength===i.buffer.byteLength?i.buffer._uuid:i.buffer._uuid+":"+i.byteOffset+":"+i.byteLength}var Jt=new L,ln=class i{constructor(e,t,n,s=!1){this.isInterleavedBufferAttribute=!0,this.name="",this.data=e,this.itemSize=t,this.offset=n,this.normalized=s,this._normalizationScale=e!==void 0?Xl(e.array):void 0}get count(){return this.data.count}get array(){return this.data.array}set needsUpdate(e){this.data.needsUpdate=e}applyMatrix4(e){for(let t=0,n=this.data.count;t<n;t++)Jt.fromBufferAttribute(this,t),Jt.applyMatrix4(e),this.setXYZ(t,Jt.x,Jt.y,Jt.z);return this}applyNormalMatrix(e){for(let t=0,n=this.count;t<n;t++)Jt.fromBufferAttribute(this,t),Jt.applyNormalMatrix(e),this.setXYZ(t,Jt.x,Jt.y,Jt.z);return this}transformDirection(e){for(let t=0,n=this.count;t<n;t++)Jt.fromBufferAttribute(this,t),Jt.transformDirection(e),this.setXYZ(t,Jt.x,Jt.y,Jt.z);return this}getComponent(e,t){let n=this.array[e*this.data.stride+this.offset+t];return this.normalized&&(n=this._denormalize(n)),n}setComponent(e,t,n){return this.normalized&&(n=this._normalize(n)),this.data.array[e*this.data.stride+this.offset+t]=n,this}setX(e,t){return this.normalized&&(t=this._normalize(t)),this.data.array[e*this.data.stride+this.offset]=t,this}setY(e,t){return this.normalized&&(t=this._normalize(t)),this.data.array[e*this.data.stride+this.offset+1]=t,this}setZ(e,t){return this.normalized&&(t=this._normalize(t)),this.data.array[e*this.data.stride+this.offset+2]=t,this}setW(e,t){return this.normalized&&(t=this._normalize(t)),this.data.array[e*this.data.stride+this.offset+3]=t,this}getX(e){let t=this.data.array[e*this.data.stride+this.offset];return this.normalized&&(t=this._denormalize(t)),t}getY(e){let t=this.data.array[e*this.data.stride+this.offset+1];return this.normalized&&(t=this._denormalize(t)),t}getZ(e){let t=this.data.array[e*this.data.stride+this.offset+2];return this.normalized&&(t=this._denormalize(t)),t}getW(e){let t=this.data.array[e*this.data.stride+this.offset+3];return this.normalized&&(t=this._denormalize(t)),t}setXY(e,t,n){return e=e*this.data.stride+this.offset,this.normalized&&(t=this._normalize(t),n=this._normalize(n)),this.data.array[e+0]=t,this.data.array[e+1]=n,this}setXYZ(e,t,n,s){return e=e*this.data.stride+this.offset,this.normalized&&(t=this._normalize(t),n=this._normalize(n),s=this._normalize(s)),this.data.array[e+0]=t,this.data.array[e+1]=n,this.data.array[e+2]=s,this}setXYZW(e,t,n,s,r){return e=e*this.data.stride+this.offset,this.normalized&&(t=this._normalize(t),n=this._normalize(n),s=this._normalize(s),r=this._normalize(r)),this.data.array[e+0]=t,this.data.array[e+1]=n,this.data.array[e+2]=s,this.data.array[e+3]=r,this}clone(e){if(e===void 0){Gr("InterleavedBufferAttribute.clone(): Cloning an interleaved buffer attribute will de-interleave buffer data.");let t=[];for(let n=0;n<this.count;n++){let s=n*this.data.stride+this.offset;for(let r=0;r<this.itemSize;r++)t.push(this.data.array[s+r])}return new Xt(new this.array.constructor(t),this.itemSize,this.normalized)}else return e.interleavedBuffers===void 0&&(e.interleavedBuffers={}),e.interleavedBuffers[this.data.uuid]===void 0&&(e.interleavedBuffers[this.data.uuid]=this.data.clone(e)),new i(e.interleavedBuffers[this.data.uuid],this.itemSize,this.offset,this.normalized)}toJSON(e){if(e===void 0){Gr("InterleavedBufferAttribute.toJSON(): Serializing an interleaved buffer attribute will de-interleave buffer data.");let t=[];for(let n=0;n<this.count;n++){let s=n*this.data.stride+this.offset;for(let r=0;r<this.itemSize;r++)t.push(this.data.array[s+r])}return{itemSize:this.itemSize,type:this.array.constructor.name,array:t,normalized:this.normalized}}else return e.interleavedBuffers===void 0&&(e.interleavedBuffers={}),e.interleavedBuffers[this.data.uuid]===void 0&&(e.interleavedBuffers[this.data.uuid]=this.data.toJSON(e)),{isInterleavedBufferAttribute:!0,itemSize:this.itemSize,data:this.data.uuid,offset:this.offset,normalized:this.normalized}}_denormalize(e){let t=this._normalizationScale;return t!==void 0?Math.max(e/t,-1):Yu(e,this.data.array)}_normalize(e){let t=this._normalizationScale;return t!==void 0?Math.round(e*t):Zu(e,this.data.array)}},ru=new L,f1=new L,p1=new Pe,Gn=class{constructor(e=new L(1,0,0),t=0){this.isPlane=!0,this.normal=e,this.constant=t}set(e,t){return this.normal.copy(e),this.constant=t,this}setComponents(e,t,n,s){return this.normal.set(e,t,n),this.constant=s,this}setFromNormalAndCoplanarPoint(e,t){return this.normal.copy(e),this.constant=-t.dot(this.normal),this}setFromCoplanarPoints(e,t,n){let s=ru.subVectors(n,t).cross(f1.subVectors(e,t)).normalize();return this.setFromNormalAndCoplanarPoint(s,e),this}copy(e){return this.normal.copy(e.normal),this.constant=e.constant,this}normalize(){let e=1/this.normal.length();return this.normal.multiplyScalar(e),this.constant*=e,this}negate(){return this.constant*=-1,this.normal.negate(),this}distanceToPoint(e){return this.normal.dot(e)+this.constant}distanceToSphere(e){return this.distanceToPoint(e.center)-e.radius}projectPoint(e,t){return t.copy(e).addScaledVector(this.normal,-this.distanceToPoint(e))}intersectLine(e,t,n=!0){let s=e.delta(ru),r=this.normal.dot(s);if(r===0)return this.distanceToPoint(e.start)===0?t.copy(e.start):null;let a=-(e.start.dot(this.normal)+this.constant)/r;return n===!0&&(a<0||a>1)?null:t.copy(e.start).addScaledVector(s,a)}intersectsLine(e){let t=this.distanceToPoint(e.start),n=this.distanceToPoint(e.end);return t<0&&n>0||n<0&&t>0}intersectsBox(e){return e.intersectsPlane(this)}intersectsSphere(e){return e.intersectsPlane(this)}coplanarPoint(e){return e.copy(this.normal).multiplyScalar(-this.constant)}applyMatrix4(e,t){let n=t||p1.getNormalMatrix(e),s=this.coplanarPoint(ru).applyMatrix4(e),r=this.normal.applyMatrix3(n).normalize();return this.constant=-s.dot(r),this}translate(e){return this.constant-=e.dot(this.normal),this}equals(e){return e.normal.equals(this.normal)&&e.constant===this.constant}clone(){return new this.constructor().copy(this)}toJSON(){return{normal:this.normal.toArray(),constant:this.constant}}fromJSON(e){return this.normal.fromArray(e.normal),this.constant=e.constant,this}},m1=0,ti=class extends Qn{constructor(){super(),this.isMaterial=!0,Object.defineProperty(this,"id",{value:m1++}),this.uuid=qi(),this.name="",this.type="Material",this.blending=ir,this.side=Xi,this.vertexColors=!1,this.opacity=1,this.transparent=!1,this.alphaHash=!1,this.blendSrc=wu,this.blendDst=Tu,this.blendEquation=ms,this.blendSrcAlpha=null,this.blendDstAlpha=null,this.blendEquationAlpha=null,this.blendColor=new Ge(0,0,0),this.blendAlpha=0,this.depthFunc=Xs,this.depthTest=!0,this.depthWrite=!0,this.stencilWriteMask=255,this.stencilFunc=ip,this.stencilRef=0,this.stencilFuncMask=255,this.stencilFail=bo,this.stencilZFail=bo,this.stencilZPass=bo,this.stencilWrite=!1,this.clippingPlanes=null,this.clipIntersection=!1,this.clipShadows=!1,this.shadowSide=null,this.colorWrite=!0,this.precision=null,this.polygonOffset=!1,this.polygonOffsetFactor=0,this.polygonOffsetUnits=0,this.dithering=!1,this.alphaToCoverage=!1,this.premultipliedAlpha=!1,this.forceSinglePass=!1,this.allowOverride=!0,this.visible=!0,this.toneMapped=!0,this.userData={},this.version=0,this._alphaTest=0}get alphaTest(){return this._alphaTest}set alphaTest(e){this._alphaTest>0!=e>0&&this.version++,this._alphaTest=e}onBeforeRender(){}onBeforeCompile(){}customProgramCacheKey(){return this.onBeforeCompile.toString()}setValues(e){if(e!==void 0)for(let t in e){let n=e[t];if(n===void 0){Ae(`Material: parameter '${t}' has value of undefined.`);continue}let s=this[t];if(s===void 0){Ae(`Material: '${t}' is not a property of THREE.${this.type}.`);continue}s&&s.isColor?s.set(n):s&&s.isVector2&&n&&n.isVector2||s&&s.isEuler&&n&&n.isEuler||s&&s.isVector3&&n&&n.isVector3?s.copy(n):this[t]=n}}toJSON(e){let t=e===void 0||typeof e=="string";t&&(e={textures:{},images:{}});let n={metadata:{version:4.7,type:"Material",generator:"Material.toJSON"}};n.uuid=this.uuid,n.type=this.type,n.blending=this.blending,n.side=this.side,n.shadowSide=this.shadowSide,n.vertexColors=this.vertexColors,n.opacity=this.opacity,n.transparent=this.transparent,n.blendSrc=this.blendSrc,n.blendDst=this.blendDst,n.blendEquation=this.blendEquation,n.blendSrcAlpha=this.blendSrcAlpha,n.blendDstAlpha=this.blendDstAlpha,n.blendEquationAlpha=this.blendEquationAlpha,n.blendColor=this.blendColor.getHex(),n.blendAlpha=this.blendAlpha,n.depthFunc=this.depthFunc,n.depthTest=this.depthTest,n.depthWrite=this.depthWrite,n.colorWrite=this.colorWrite,n.clipIntersection=this.clipIntersection,n.clipShadows=this.clipShadows,n.stencilWriteMask=this.stencilWriteMask,n.stencilFunc=this.stencilFunc,n.stencilRef=this.stencilRef,n.stencilFuncMask=this.stencilFuncMask,n.stencilFail=this.stencilFail,n.stencilZFail=this.stencilZFail,n.stencilZPass=this.stencilZPass,n.stencilWrite=this.stencilWrite,n.polygonOffset=this.polygonOffset,n.polygonOffsetFactor=this.polygonOffsetFactor,n.polygonOffsetUnits=this.polygonOffsetUnits,n.dithering=this.dithering,n.alphaTest=this.alphaTest,n.alphaHash=this.alphaHash,n.alphaToCoverage=this.alphaToCoverage,n.premultipliedAlpha=this.premultipliedAlpha,n.forceSinglePass=this.forceSinglePass,n.allowOverride=this.allowOverride,n.visible=this.visible,n.toneMapped=this.toneMapped,n.name=this.name,this.color&&this.color.isColor&&(n.color=this.color.getHex()),this.roughness!==void 0&&(n.roughness=this.roughness),this.metalness!==void 0&&(n.metalness=this.metalness),this.sheen!==void 0&&(n.sheen=this.sheen),this.sheenColor&&this.sheenColor.isColor&&(n.sheenColor=this.sheenColor.getHex()),this.sheenRoughness!==void 0&&(n.sheenRoughness=this.sheenRoughness),this.emissive&&this.emissive.isColor&&(n.emissive=this.emissive.getHex()),this.emissiveIntensity!==void 0&&(n.emissiveIntensity=this.emissiveIntensity),this.specular&&this.specular.isColor&&(n.specular=this.specular.getHex()),this.specularIntensity!==void 0&&(n.specularIntensity=this.specularIntensity),this.specularColor&&this.specularColor.isColor&&(n.specularColor=this.specularColor.getHex()),this.shininess!==void 0&&(n.shininess=this.shininess),this.clearcoat!==void 0&&(n.clearcoat=this.clearcoat),this.clearcoatRoughness!==void 0&&(n.clearcoatRoughness=this.clearcoatRoughness),this.diffuseRoughness!==void 0&&(n.diffuseRoughness=this.diffuseRoughness),this.diffuseRoughnessMap&&this.diffuseRoughnessMap.isTexture&&(n.diffuseRoughnessMap=this.diffuseRoughnessMap.toJSON(e).uuid),this.clearcoatMap&&this.clearcoatMap.isTexture&&(n.clearcoatMap=this.clearcoatMap.toJSON(e).uuid),this.clearcoatRoughnessMap&&this.clearcoatRoughnessMap.isTexture&&(n.clearcoatRoughnessMap=this.clearcoatRoughnessMap.toJSON(e).uuid),this.clearcoatNormalMap&&this.clearcoatNormalMap.isTexture&&(n.clearcoatNormalMap=this.clearcoatNormalMap.toJSON(e).uuid,n.clearcoatNormalScale=this.clearcoatNormalScale.toArray()),this.sheenColorMap&&this.sheenColorMap.isTexture&&(n.sheenColorMap=this.sheenColorMap.toJSON(e).uuid),this.sheenRoughnessMap&&this.sheenRoughnessMap.isTexture&&(n.sheenRoughnessMap=this.sheenRoughnessMap.toJSON(e).uuid),this.dispersion!==void 0&&(n.dispersion=this.dispersion),this.retroreflectivity!==void 0&&(n.retroreflectivity=this.retroreflectivity),this.iridescence!==void 0&&(n.iridescence=this.iridescence),this.iridescenceIOR!==void 0&&(n.iridescenceIOR=this.iridescenceIOR),this.iridescenceThicknessMinimum!==void 0&&(n.iridescenceThicknessMinimum=this.iridescenceThicknessMinimum),this.iridescenceThicknessMaximum!==void 0&&(n.iridescenceThicknessMaximum=this.iridescenceThicknessMaximum),this.iridescenceMap&&this.iridescenceMap.isTexture&&(n.iridescenceMap=this.iridescenceMap.toJSON(e).uuid),this.iridescenceThicknessMap&&this.iridescenceThicknessMap.isTexture&&(n.iridescenceThicknessMap=this.iridescenceThicknessMap.toJSON(e).uuid),this.anisotropy!==void 0&&(n.anisotropy=this.anisotropy),this.anisotropyRotation!==void 0&&(n.anisotropyRotation=this.anisotropyRotation),this.anisotropyMap&&this.anisotropyMap.isTexture&&(n.anisotropyMap=this.anisotropyMap.toJSON(e).uuid),this.map&&this.map.isTexture&&(n.map=this.map.toJSON(e).uuid),this.matcap&&this.matcap.isTexture&&(n.matcap=this.matcap.toJSON(e).uuid),this.alphaMap&&this.alphaMap.isTexture&&(n.alphaMap=this.alphaMap.toJSON(e).uuid),this.lightMap&&this.lightMap.isTexture&&(n.lightMap=this.lightMap.toJSON(e).uuid,n.lightMapIntensity=this.lightMapIntensity),this.aoMap&&this.aoMap.isTexture&&(n.aoMap=this.aoMap.toJSON(e).uuid,n.aoMapIntensity=this.aoMapIntensity),this.bumpMap&&this.bumpMap.isTexture&&(n.bumpMap=this.bumpMap.toJSON(e).uuid,n.bumpScale=this.bumpScale),this.normalMap&&this.normalMap.isTexture&&(n.normalMap=this.normalMap.toJSON(e).uuid,n.normalMapType=this.normalMapType,n.normalScale=this.normalScale.toArray()),this.displacementMap&&this.displacementMap.isTexture&&(n.displacementMap=this.displacementMap.toJSON(e).uuid,n.displacementScale=this.displacementScale,n.displacementBias=this.displacementBias),this.roughnessMap&&this.roughnessMap.isTexture&&(n.roughnessMap=this.roughnessMap.toJSON(e).uuid),this.metalnessMap&&this.metalnessMap.isTexture&&(n.metalnessMap=this.metalnessMap.toJSON(e).uuid),this.emissiveMap&&this.emissiveMap.isTexture&&(n.emissiveMap=this.emissiveMap.toJSON(e).uuid),this.specularMap&&this.specularMap.isTexture&&(n.specularMap=this.specularMap.toJSON(e).uuid),this.specularIntensityMap&&this.specularIntensityMap.isTexture&&(n.specularIntensityMap=this.specularIntensityMap.toJSON(e).uuid),this.specularColorMap&&this.specularColorMap.isTexture&&(n.specularColorMap=this.specularColorMap.toJSON(e).uuid),this.envMap&&this.envMap.isTexture&&(n.envMap=this.envMap.toJSON(e).uuid,this.combine!==void 0&&(n.combine=this.combine)),this.envMapRotation!==void 0&&(n.envMapRotation=this.envMapRotation.toArray()),this.envMapIntensity!==void 0&&(n.envMapIntensity=this.envMapIntensity),this.reflectivity!==void 0&&(n.reflectivity=this.reflectivity),this.refractionRatio!==void 0&&(n.refractionRatio=this.refractionRatio),this.gradientMap&&this.gradientMap.isTexture&&(n.gradientMap=this.gradientMap.toJSON(e).uuid),this.transmission!==void 0&&(n.transmission=this.transmission),this.transmissionMap&&this.transmissionMap.isTexture&&(n.transmissionMap=this.transmissionMap.toJSON(e).uuid),this.thickness!==void 0&&(n.thickness=this.thickness),this.thicknessMap&&this.thicknessMap.isTexture&&(n.thicknessMap=this.thicknessMap.toJSON(e).uuid),this.attenuationDistance!==void 0&&(n.attenuationDistance=this.attenuationDistance),this.attenuationColor!==void 0&&(n.attenuationColor=this.attenuationColor.getHex()),this.size!==void 0&&(n.size=this.size),this.sizeAttenuation!==void 0&&(n.sizeAttenuation=this.sizeAttenuation),Array.isArray(this.clippingPlanes)&&this.clippingPlanes.length>0&&(n.clippingPlanes=this.clippingPlanes.map(r=>r.toJSON())),this.rotation!==void 0&&(n.rotation=this.rotation),this.depthPacking!==void 0&&(n.depthPacking=this.depthPacking),this.linewidth!==void 0&&(n.linewidth=this.linewidth),this.linecap!==void 0&&(n.linecap=this.linecap),this.linejoin!==void 0&&(n.linejoin=this.linejoin),this.dashSize!==void 0&&(n.dashSize=this.dashSize),this.gapSize!==void 0&&(n.gapSize=this.gapSize),this.scale!==void 0&&(n.scale=this.scale),this.wireframe!==void 0&&(n.wireframe=this.wireframe),this.wireframeLinewidth!==void 0&&(n.wireframeLinewidth=this.wireframeLinewidth),this.wireframeLinecap!==void 0&&(n.wireframeLinecap=this.wireframeLinecap),this.wireframeLinejoin!==void 0&&(n.wireframeLinejoin=this.wireframeLinejoin),this.flatShading!==void 0&&(n.flatShading=this.flatShading),this.fog!==void 0&&(n.fog=this.fog),Object.keys(this.userData).length>0&&(n.userData=this.userData);function s(r){let a=[];for(let o in r){let l=r[o];delete l.metadata,a.push(l)}return a}if(t){let r=s(e.textures),a=s(e.images);r.length>0&&(n.textures=r),a.length>0&&(n.images=a)}return n}fromJSON(e,t){if(e.uuid!==void 0&&(this.uuid=e.uuid),e.name!==void 0&&(this.name=e.name),e.color!==void 0&&this.color!==void 0&&this.color.setHex(e.color),e.roughness!==void 0&&(this.roughness=e.roughness),e.metalness!==void 0&&(this.metalness=e.metalness),e.sheen!==void 0&&(this.sheen=e.sheen),e.sheenColor!==void 0&&(this.sheenColor=new Ge().setHex(e.sheenColor)),e.sheenRoughness!==void 0&&(this.sheenRoughness=e.sheenRoughness),e.emissive!==void 0&&this.emissive!==void 0&&this.emissive.setHex(e.emissive),e.specular!==void 0&&this.specular!==void 0&&this.specular.setHex(e.specular),e.specularIntensity!==void 0&&(this.specularIntensity=e.specularIntensity),e.specularColor!==void 0&&this.specularColor!==void 0&&this.specularColor.setHex(e.specularColor),e.shininess!==void 0&&(this.shininess=e.shininess),e.clearcoat!==void 0&&(this.clearcoat=e.clearcoat),e.clearcoatRoughness!==void 0&&(this.clearcoatRoughness=e.clearcoatRoughness),e.diffuseRoughness!==void 0&&(this.diffuseRoughness=e.diffuseRoughness),e.dispersion!==void 0&&(this.dispersion=e.dispersion),e.retroreflectivity!==void 0&&(this.retroreflectivity=e.retroreflectivity),e.iridescence!==void 0&&(this.iridescence=e.iridescence),e.iridescenceIOR!==void 0&&(this.iridescenceIOR=e.iridescenceIOR),e.iridescenceThicknessMinimum!==void 0&&(this.iridescenceThicknessMinimum=e.iridescenceThicknessMinimum),e.iridescenceThicknessMaximum!==void 0&&(this.iridescenceThicknessMaximum=e.iridescenceThicknessMaximum),e.iridescenceThicknessRange!==void 0&&(this.iridescenceThicknessMinimum=e.iridescenceThicknessRange[0],this.iridescenceThicknessMaximum=e.iridescenceThicknessRange[1]),e.transmission!==void 0&&(this.transmission=e.transmission),e.thickness!==void 0&&(this.thickness=e.thickness),e.attenuationDistance!==void 0&&(this.attenuationDistance=e.attenuationDistance),e.attenuationColor!==void 0&&this.attenuationColor!==void 0&&this.attenuationColor.setHex(e.attenuationColor),e.anisotropy!==void 0&&(this.anisotropy=e.anisotropy),e.anisotropyRotation!==void 0&&(this.anisotropyRotation=e.anisotropyRotation),e.fog!==void 0&&(this.fog=e.fog),e.flatShading!==void 0&&(this.flatShading=e.flatShading),e.blending!==void 0&&(this.blending=e.blending),e.combine!==void 0&&(this.combine=e.combine),e.side!==void 0&&(this.side=e.side),e.shadowSide!==void 0&&(this.shadowSide=e.shadowSide),e.opacity!==void 0&&(this.opacity=e.opacity),e.transparent!==void 0&&(this.transparent=e.transparent),e.alphaTest!==void 0&&(this.alphaTest=e.alphaTest),e.alphaHash!==void 0&&(this.alphaHash=e.alphaHash),e.depthFunc!==void 0&&(this.depthFunc=e.depthFunc),e.depthTest!==void 0&&(this.depthTest=e.depthTest),e.depthWrite!==void 0&&(this.depthWrite=e.depthWrite),e.colorWrite!==void 0&&(this.colorWrite=e.colorWrite),e.clippingPlanes!==void 0&&(this.clippingPlanes=e.clippingPlanes.map(n=>new Gn().fromJSON(n))),e.clipIntersection!==void 0&&(this.clipIntersection=e.clipIntersection),e.clipShadows!==void 0&&(this.clipShadows=e.clipShadows),e.depthPacking!==void 0&&(this.depthPacking=e.depthPacking),e.blendSrc!==void 0&&(this.blendSrc=e.blendSrc),e.blendDst!==void 0&&(this.blendDst=e.blendDst),e.blendEquation!==void 0&&(this.blendEquation=e.blendEquation),e.blendSrcAlpha!==void 0&&(this.blendSrcAlpha=e.blendSrcAlpha),e.blendDstAlpha!==void 0&&(this.blendDstAlpha=e.blendDstAlpha),e.blendEquationAlpha!==void 0&&(this.blendEquationAlpha=e.blendEquationAlpha),e.blendColor!==void 0&&this.blendColor!==void 0&&this.blendColor.setHex(e.blendColor),e.blendAlpha!==void 0&&(this.blendAlpha=e.blendAlpha),e.stencilWriteMask!==void 0&&(this.stencilWriteMask=e.stencilWriteMask),e.stencilFunc!==void 0&&(this.stencilFunc=e.stencilFunc),e.stencilRef!==void 0&&(this.stencilRef=e.stencilRef),e.stencilFuncMask!==void 0&&(this.stencilFuncMask=e.stencilFuncMask),e.stencilFail!==void 0&&(this.stencilFail=e.stencilFail),e.stencilZFail!==void 0&&(this.stencilZFail=e.stencilZFail),e.stencilZPass!==void 0&&(this.stencilZPass=e.stencilZPass),e.stencilWrite!==void 0&&(this.stencilWrite=e.stencilWrite),e.wireframe!==void 0&&(this.wireframe=e.wireframe),e.wireframeLinewidth!==void 0&&(this.wireframeLinewidth=e.wireframeLinewidth),e.wireframeLinecap!==void 0&&(this.wireframeLinecap=e.wireframeLinecap),e.wireframeLinejoin!==void 0&&(this.wireframeLinejoin=e.wireframeLinejoin),e.rotation!==void 0&&(this.rotation=e.rotation),e.linewidth!==void 0&&(this.linewidth=e.linewidth),e.linecap!==void 0&&(this.linecap=e.linecap),e.linejoin!==void 0&&(this.linejoin=e.linejoin),e.dashSize!==void 0&&(this.dashSize=e.dashSize),e.gapSize!==void 0&&(this.gapSize=e.gapSize),e.scale!==void 0&&(this.scale=e.scale),e.polygonOffset!==void 0&&(this.polygonOffset=e.polygonOffset),e.polygonOffsetFactor!==void 0&&(this.polygonOffsetFactor=e.polygonOffsetFactor),e.polygonOffsetUnits!==void 0&&(this.polygonOffsetUnits=e.polygonOffsetUnits),e.dithering!==void 0&&(this.dithering=e.dithering),e.alphaToCoverage!==void 0&&(this.alphaToCoverage=e.alphaToCoverage),e.premultipliedAlpha!==void 0&&(this.premultipliedAlpha=e.premultipliedAlpha),e.forceSinglePass!==void 0&&(this.forceSinglePass=e.forceSinglePass),e.allowOverride!==void 0&&(this.allowOverride=e.allowOverride),e.visible!==void 0&&(this.visible=e.visible),e.toneMapped!==void 0&&(this.toneMapped=e.toneMapped),e.userData!==void 0&&(this.userData=e.userData),e.vertexColors!==void 0&&(typeof e.vertexColors=="number"?this.vertexColors=e.vertexColors>0:this.vertexColors=e.vertexColors),e.size!==void 0&&(this.size=e.size),e.sizeAttenuation!==void 0&&(this.sizeAttenuation=e.sizeAttenuation),e.map!==void 0&&(this.map=t[e.map]||null),e.matcap!==void 0&&(this.matcap=t[e.matcap]||null),e.alphaMap!==void 0&&(this.alphaMap=t[e.alphaMap]||null),e.bumpMap!==void 0&&(this.bumpMap=t[e.bumpMap]||null),e.bumpScale!==void 0&&(this.bumpScale=e.bumpScale),e.normalMap!==void 0&&(this.normalMap=t[e.normalMap]||null),e.normalMapType!==void 0&&(this.normalMapType=e.normalMapType),e.normalScale!==void 0){let n=e.normalScale;Array.isArray(n)===!1&&(n=[n,n]),this.normalScale=new He().fromArray(n)}return e.displacementMap!==void 0&&(this.displacementMap=t[e.displacementMap]||null),e.displacementScale!==void 0&&(this.displacementScale=e.displacementScale),e.displacementBias!==void 0&&(this.displacementBias=e.displacementBias),e.roughnessMap!==void 0&&(this.roughnessMap=t[e.roughnessMap]||null),e.metalnessMap!==void 0&&(this.metalnessMap=t[e.metalnessMap]||null),e.emissiveMap!==void 0&&(this.emissiveMap=t[e.emissiveMap]||null),e.emissiveIntensity!==void 0&&(this.emissiveIntensity=e.emissiveIntensity),e.specularMap!==void 0&&(this.specularMap=t[e.specularMap]||null),e.specularIntensityMap!==void 0&&(this.specularIntensityMap=t[e.specularIntensityMap]||null),e.specularColorMap!==void 0&&(this.specularColorMap=t[e.specularColorMap]||null),e.envMap!==void 0&&(this.envMap=t[e.envMap]||null),e.envMapRotation!==void 0&&this.envMapRotation.fromArray(e.envMapRotation),e.envMapIntensity!==void 0&&(this.envMapIntensity=e.envMapIntensity),e.reflectivity!==void 0&&(this.reflectivity=e.reflectivity),e.refractionRatio!==void 0&&(this.refractionRatio=e.refractionRatio),e.lightMap!==void 0&&(this.lightMap=t[e.lightMap]||null),e.lightMapIntensity!==void 0&&(this.lightMapIntensity=e.lightMapIntensity),e.aoMap!==void 0&&(this.aoMap=t[e.aoMap]||null),e.aoMapIntensity!==void 0&&(this.aoMapIntensity=e.aoMapIntensity),e.gradientMap!==void 0&&(this.gradientMap=t[e.gradientMap]||null),e.clearcoatMap!==void 0&&(this.clearcoatMap=t[e.clearcoatMap]||null),e.clearcoatRoughnessMap!==void 0&&(this.clearcoatRoughnessMap=t[e.clearcoatRoughnessMap]||null),e.clearcoatNormalMap!==void 0&&(this.clearcoatNormalMap=t[e.clearcoatNormalMap]||null),e.clearcoatNormalScale!==void 0&&(this.clearcoatNormalScale=new He().fromArray(e.clearcoatNormalScale)),e.diffuseRoughnessMap!==void 0&&(this.diffuseRoughnessMap=t[e.diffuseRoughnessMap]||null),e.iridescenceMap!==void 0&&(this.iridescenceMap=t[e.iridescenceMap]||null),e.iridescenceThicknessMap!==void 0&&(this.iridescenceThicknessMap=t[e.iridescenceThicknessMap]||null),e.transmissionMap!==void 0&&(this.transmissionMap=t[e.transmissionMap]||null),e.thicknessMap!==void 0&&(this.thicknessMap=t[e.thicknessMap]||null),e.anisotropyMap!==void 0&&(this.anisotropyMap=t[e.anisotropyMap]||null),e.sheenColorMap!==void 0&&(this.sheenColorMap=t[e.sheenColorMap]||null),e.sheenRoughnessMap!==void 0&&(this.sheenRoughnessMap=t[e.sheenRoughnessMap]||null),this}clone(){return new this.constructor().copy(this)}copy(e){this.name=e.name,this.blending=e.blending,this.side=e.side,this.vertexColors=e.vertexColors,this.opacity=e.opacity,this.transparent=e.transparent,this.blendSrc=e.blendSrc,this.blendDst=e.blendDst,this.blendEquation=e.blendEquation,this.blendSrcAlpha=e.blendSrcAlpha,this.blendDstAlpha=e.blendDstAlpha,this.blendEquationAlpha=e.blendEquationAlpha,this.blendColor.copy(e.blendColor),this.blendAlpha=e.blendAlpha,this.depthFunc=e.depthFunc,this.depthTest=e.depthTest,this.depthWrite=e.depthWrite,this.stencilWriteMask=e.stencilWriteMask,this.stencilFunc=e.stencilFunc,this.stencilRef=e.stencilRef,this.stencilFuncMask=e.stencilFuncMask,this.stencilFail=e.stencilFail,this.stencilZFail=e.stencilZFail,this.stencilZPass=e.stencilZPass,this.stencilWrite=e.stencilWrite;let t=e.clippingPlanes,n=null;if(t!==null){let s=t.length;n=new Array(s);for(let r=0;r!==s;++r)n[r]=t[r].clone()}return this.clippingPlanes=n,this.clipIntersection=e.clipIntersection,this.clipShadows=e.clipShadows,this.shadowSide=e.shadowSide,this.colorWrite=e.colorWrite,this.precision=e.precision,this.polygonOffset=e.polygonOffset,this.polygonOffsetFactor=e.polygonOffsetFactor,this.polygonOffsetUnits=e.polygonOffsetUnits,this.dithering=e.dithering,this.alphaTest=e.alphaTest,this.alphaHash=e.alphaHash,this.alphaToCoverage=e.alphaToCoverage,this.premultipliedAlpha=e.premultipliedAlpha,this.forceSinglePass=e.forceSinglePass,this.allowOverride=e.allowOverride,this.visible=e.visible,this.toneMapped=e.toneMapped,this.userData=JSON.parse(JSON.stringify(e.userData)),this}dispose(){this.dispatchEvent({type:"dispose"})}set needsUpdate(e){e===!0&&this.version++}};var yi=new L,au=new L,no=new L,io=new L,fs=class{constructor(e=new L,t=new L(0,0,-1)){this.origin=e,this.direction=t}set(e,t){return this.origin.copy(e),this.direction.copy(t),this}copy(e){return this.origin.copy(e.origin),this.direction.copy(e.direction),this}at(e,t){return t.copy(this.origin).addScaledVector(this.direction,e)}lookAt(e){return this.direction.copy(e).sub(this.origin).normalize(),this}recast(e){return this.origin.copy(this.at(e,yi)),this}closestPointToPoint(e,t){t.subVectors(e,this.origin);let n=t.dot(this.direction);return n<0?t.copy(this.origin):t.copy(this.origin).addScaledVector(this.direction,n)}distanceToPoint(e){return Math.sqrt(this.distanceSqToPoint(e))}distanceSqToPoint(e){let t=yi.subVectors(e,this.origin).dot(this.direction);return t<0?this.origin.distanceToSquared(e):(yi.copy(this.origin).addScaledVector(this.direction,t),yi.distanceToSquared(e))}distanceSqToSegment(e,t,n,s){au.copy(e).add(t).multiplyScalar(.5),no.copy(t).sub(e).normalize(),io.copy(this.origin).sub(au);let r=e.distanceTo(t)*.5,a=-this.direction.dot(no),o=io.dot(this.direction),l=-io.dot(no),c=io.lengthSq(),u=Math.abs(1-a*a),d,h,f,g;if(u>0)if(d=a*l-o,h=a*o-l,g=r*u,d>=0)if(h>=-g)if(h<=g){let v=1/u;d*=v,h*=v,f=d*(d+a*h+2*o)+h*(a*d+h+2*l)+c}else h=r,d=Math.max(0,-(a*h+o)),f=-d*d+h*(h+2*l)+c;else h=-r,d=Math.max(0,-(a*h+o)),f=-d*d+h*(h+2*l)+c;else h<=-g?(d=Math.max(0,-(-a*r+o)),h=d>0?-r:Math.min(Math.max(-r,-l),r),f=-d*d+h*(h+2*l)+c):h<=g?(d=0,h=Math.min(Math.max(-r,-l),r),f=h*(h+2*l)+c):(d=Math.max(0,-(a*r+o)),h=d>0?r:Math.min(Math.max(-r,-l),r),f=-d*d+h*(h+2*l)+c);else h=a>0?-r:r,d=Math.max(0,-(a*h+o)),f=-d*d+h*(h+2*l)+c;return n&&n.copy(this.origin).addScaledVector(this.direction,d),s&&s.copy(au).addScaledVector(no,h),f}intersectSphere(e,t){if(e.radius<0)return null;yi.subVectors(e.center,this.origin);let n=yi.dot(this.direction),s=yi.dot(yi)-n*n,r=e.radius*e.radius;if(s>r)return null;let a=Math.sqrt(r-s),o=n-a,l=n+a;return l<0?null:o<0?this.at(l,t):this.at(o,t)}intersectsSphere(e){return e.radius<0?!1:this.distanceSqToPoint(e.center)<=e.radius*e.radius}distanceToPlane(e){let t=e.normal.dot(this.direction);if(t===0)return e.distanceToPoint(this.origin)===0?0:null;let n=-(this.origin.dot(e.normal)+e.constant)/t;return n>=0?n:null}intersectPlane(e,t){let n=this.distanceToPlane(e);return n===null?null:this.at(n,t)}intersectsPlane(e){let t=e.distanceToPoint(this.origin);return t===0||e.normal.dot(this.direction)*t<0}intersectBox(e,t){let n,s,r,a,o,l,c=1/this.direction.x,u=1/this.direction.y,d=1/this.direction.z,h=this.origin;return c>=0?(n=(e.min.x-h.x)*c,s=(e.max.x-h.x)*c):(n=(e.max.x-h.x)*c,s=(e.min.x-h.x)*c),u>=0?(r=(e.min.y-h.y)*u,a=(e.max.y-h.y)*u):(r=(e.max.y-h.y)*u,a=(e.min.y-h.y)*u),n>a||r>s||((r>n||isNaN(n))&&(n=r),(a<s||isNaN(s))&&(s=a),d>=0?(o=(e.min.z-h.z)*d,l=(e.max.z-h.z)*d):(o=(e.max.z-h.z)*d,l=(e.min.z-h.z)*d),n>l||o>s)||((o>n||n!==n)&&(n=o),(l<s||s!==s)&&(s=l),s<0)?null:this.at(n>=0?n:s,t)}intersectsBox(e){return this.intersectBox(e,yi)!==null}intersectTriangle(e,t,n,s,r){let a=this.origin,o=this.direction,l=o.x,c=o.y,u=o.z,d=e.x-a.x,h=e.y-a.y,f=e.z-a.z,g=t.x-a.x,v=t.y-a.y,m=t.z-a.z,p=n.x-a.x,M=n.y-a.y,A=n.z-a.z,b=Math.abs(l),E=Math.abs(c),T=Math.abs(u),x,S,O,P,N,G,q,I,X,K,V,ne;if(b>=E&&b>=T?(O=l,G=d,X=g,ne=p,l>=0?(x=c,S=u,P=h,N=f,q=v,I=m,K=M,V=A):(x=u,S=c,P=f,N=h,q=m,I=v,K=A,V=M)):E>=T?(O=c,G=h,X=v,ne=M,c>=0?(x=u,S=l,P=f,N=d,q=m,I=g,K=A,V=p):(x=l,S=u,P=d,N=f,q=g,I=m,K=p,V=A)):(O=u,G=f,X=m,ne=A,u>=0?(x=l,S=c,P=d,N=h,q=g,I=v,K=p,V=M):(x=c,S=l,P=h,N=d,q=v,I=g,K=M,V=p)),O===0)return null;let W=x/O,Q=S/O,ee=1/O,be=P-W*G,Le=N-Q*G,Z=q-W*X,me=I-Q*X,ye=K-W*ne,Ee=V-Q*ne,ge=ye*me-Ee*Z,Ue=be*Ee-Le*ye,mt=Z*Le-me*be;if(s){if(ge<0||Ue<0||mt<0)return null}else if((ge<0||Ue<0||mt<0)&&(ge>0||Ue>0||mt>0))return null;let Ce=ge+Ue+mt;if(Ce===0)return null;let je=ee*(ge*G+Ue*X+mt*ne);return(Ce>0?je<0:je>0)?null:this.at(je/Ce,r)}applyMatrix4(e){return this.origin.applyMatrix4(e),this.direction.transformDirection(e),this}equals(e){return e.origin.equals(this.origin)&&e.direction.equals(this.direction)}clone(){return new this.constructor().copy(this)}},Fo=class extends ti{constructor(e){super(),this.isMeshBasicMaterial=!0,this.type="MeshBasicMaterial",this.color=new Ge(16777215),this.map=null,this.lightMap=null,this.lightMapIntensity=1,this.aoMap=null,this.aoMapIntensity=1,this.specularMap=null,this.alphaMap=null,this.envMap=null,this.envMapRotation=new bi,this.combine=sl,this.reflectivity=1,this.refractionRatio=.98,this.wireframe=!1,this.wireframeLinewidth=1,this.wireframeLinecap="round",this.wireframeLinejoin="round",this.fog=!0,this.setValues(e)}copy(e){return super.copy(e),this.color.copy(e.color),this.map=e.map,this.lightMap=e.lightMap,this.lightMapIntensity=e.lightMapIntensity,this.aoMap=e.aoMap,this.aoMapIntensity=e.aoMapIntensity,this.specularMap=e.specularMap,this.alphaMap=e.alphaMap,this.envMap=e.envMap,this.envMapRotation.copy(e.envMapRotation),this.combine=e.combine,this.reflectivity=e.reflectivity,this.refractionRatio=e.refractionRatio,this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this.wireframeLinecap=e.wireframeLinecap,this.wireframeLinejoin=e.wireframeLinejoin,this.fog=e.fog,this}},uf=new et,us=new fs,so=new on,hf=new L,ro=new L,ao=new L,oo=new L,ou=new L,lo=new L,df=new L,co=new L,cn=class extends Ut{constructor(e=new $t,t=new Fo){super(),this.isMesh=!0,this.type="Mesh",this.geometry=e,this.material=t,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.count=1,this.updateMorphTargets()}copy(e,t){return super.copy(e,t),e.morphTargetInfluences!==void 0?this.morphTargetInfluences=e.morphTargetInfluences.slice():this.morphTargetInfluences=void 0,e.morphTargetDictionary!==void 0?this.morphTargetDictionary=Object.assign({},e.morphTargetDictionary):this.morphTargetDictionary=void 0,this.material=Array.isArray(e.material)?e.material.slice():e.material,this.geometry=e.geometry,this}updateMorphTargets(){let t=this.geometry.morphAttributes,n=Object.keys(t);if(n.length>0){let s=t[n[0]];if(s!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let r=0,a=s.length;r<a;r++){let o=s[r].name||String(r);this.morphTargetInfluences.push(0),this.morphTargetDictionary[o]=r}}}}getVertexPosition(e,t){let n=this.geometry,s=n.attributes.position,r=n.morphAttributes.position,a=n.morphTargetsRelative;t.fromBufferAttribute(s,e);let o=this.morphTargetInfluences;if(r&&o){lo.set(0,0,0);for(let l=0,c=r.length;l<c;l++){let u=o[l],d=r[l];u!==0&&(ou.fromBufferAttribute(d,e),a?lo.addScaledVector(ou,u):lo.addScaledVector(ou.sub(t),u))}t.add(lo)}return t}intersectsFrustum(e){return e.intersectsObject(this)}raycast(e,t){let n=this.geometry,s=this.material,r=this.matrixWorld;s!==void 0&&(n.boundingSphere===null&&n.computeBoundingSphere(),so.copy(n.boundingSphere),so.applyMatrix4(r),us.copy(e.ray).recast(e.near),!(so.containsPoint(us.origin)===!1&&(us.intersectSphere(so,hf)===null||us.origin.distanceToSquared(hf)>(e.far-e.near)**2))&&(uf.copy(r).invert(),us.copy(e.ray).applyMatrix4(uf),!(n.boundingBox!==null&&us.intersectsBox(n.boundingBox)===!1)&&this._computeIntersections(e,t,us)))}_computeIntersections(e,t,n){let s,r=this.geometry,a=this.material,o=r.index,l=r.attributes.position,c=r.attributes.uv,u=r.attributes.uv1,d=r.attributes.normal,h=r.groups,f=r.drawRange;if(o!==null)if(Array.isArray(a))for(let g=0,v=h.length;g<v;g++){let m=h[g],p=a[m.materialIndex],M=Math.max(m.start,f.start),A=Math.min(o.count,Math.min(m.start+m.count,f.start+f.count));for(let b=M,E=A;b<E;b+=3){let T=o.getX(b),x=o.getX(b+1),S=o.getX(b+2);s=uo(this,p,e,n,c,u,d,T,x,S),s&&(s.faceIndex=Math.floor(b/3),s.face.materialIndex=m.materialIndex,t.push(s))}}else{let g=Math.max(0,f.start),v=Math.min(o.count,f.start+f.count);for(let m=g,p=v;m<p;m+=3){let M=o.getX(m),A=o.getX(m+1),b=o.getX(m+2);s=uo(this,a,e,n,c,u,d,M,A,b),s&&(s.faceIndex=Math.floor(m/3),t.push(s))}}else if(l!==void 0)if(Array.isArray(a))for(let g=0,v=h.length;g<v;g++){let m=h[g],p=a[m.materialIndex],M=Math.max(m.start,f.start),A=Math.min(l.count,Math.min(m.start+m.count,f.start+f.count));for(let b=M,E=A;b<E;b+=3){let T=b,x=b+1,S=b+2;s=uo(this,p,e,n,c,u,d,T,x,S),s&&(s.faceIndex=Math.floor(b/3),s.face.materialIndex=m.materialIndex,t.push(s))}}else{let g=Math.max(0,f.start),v=Math.min(l.count,f.start+f.count);for(let m=g,p=v;m<p;m+=3){let M=m,A=m+1,b=m+2;s=uo(this,a,e,n,c,u,d,M,A,b),s&&(s.faceIndex=Math.floor(m/3),t.push(s))}}}};function g1(i,e,t,n,s,r,a,o){let l;if(e.side===en?l=n.intersectTriangle(a,r,s,!0,o):l=n.intersectTriangle(s,r,a,e.side===Xi,o),l===null)return null;co.copy(o),co.applyMatrix4(i.matrixWorld);let c=t.ray.origin.distanceTo(co);return c<t.near||c>t.far?null:{distance:c,point:co.clone(),object:i}}function uo(i,e,t,n,s,r,a,o,l,c){i.getVertexPosition(o,ro),i.getVertexPosition(l,ao),i.getVertexPosition(c,oo);let u=g1(i,e,t,n,ro,ao,oo,df);if(u){let d=new L;zi.getBarycoord(df,ro,ao,oo,d),s&&(u.uv=zi.getInterpolatedAttribute(s,o,l,c,d,new He)),r&&(u.uv1=zi.getInterpolatedAttribute(r,o,l,c,d,new He)),a&&(u.normal=zi.getInterpolatedAttribute(a,o,l,c,d,new L),u.normal.dot(n.direction)>0&&u.normal.multiplyScalar(-1));let h={a:o,b:l,c,normal:new L,materialIndex:0};zi.getNormal(ro,ao,oo,h.normal),u.face=h,u.barycoord=d}return u}var Oo=class extends Qt{constructor(e=null,t=1,n=1,s,r,a,o,l,c=It,u=It,d,h){super(null,a,o,l,c,u,s,r,d,h),this.isDataTexture=!0,this.image={data:e,width:t,height:n},this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1}};var hs=new on,v1=new He(.5,.5),ho=new L,Gi=class{constructor(e=new Gn,t=new Gn,n=new Gn,s=new Gn,r=new Gn,a=new Gn){this.planes=[e,t,n,s,r,a]}set(e,t,n,s,r,a){let o=this.planes;return o[0].copy(e),o[1].copy(t),o[2].copy(n),o[3].copy(s),o[4].copy(r),o[5].copy(a),this}copy(e){let t=this.planes;for(let n=0;n<6;n++)t[n].copy(e.planes[n]);return this}setFromProjectionMatrix(e,t=Pn,n=!1){let s=this.planes,r=e.elements,a=r[0],o=r[1],l=r[2],c=r[3],u=r[4],d=r[5],h=r[6],f=r[7],g=r[8],v=r[9],m=r[10],p=r[11],M=r[12],A=r[13],b=r[14],E=r[15];if(s[0].setComponents(c-a,f-u,p-g,E-M).normalize(),s[1].setComponents(c+a,f+u,p+g,E+M).normalize(),s[2].setComponents(c+o,f+d,p+v,E+A).normalize(),s[3].setComponents(c-o,f-d,p-v,E-A).normalize(),n)s[4].setComponents(l,h,m,b).normalize(),s[5].setComponents(c-l,f-h,p-m,E-b).normalize();else if(s[4].setComponents(c-l,f-h,p-m,E-b).normalize(),t===Pn)s[5].setComponents(c+l,f+h,p+m,E+b).normalize();else if(t===$s)s[5].setComponents(l,h,m,b).normalize();else throw new Error("THREE.Frustum.setFromProjectionMatrix(): Invalid coordinate system: "+t);return this}intersectsObject(e){if(e.boundingSphere!==void 0)e.boundingSphere===null&&e.computeBoundingSphere(),hs.copy(e.boundingSphere).applyMatrix4(e.matrixWorld);else{let t=e.geometry;t.boundingSphere===null&&t.computeBoundingSphere(),hs.copy(t.boundingSphere).applyMatrix4(e.matrixWorld)}return this.intersectsSphere(hs)}intersectsSprite(e){hs.center.set(0,0,0);let t=v1.distanceTo(e.center);return hs.radius=.7071067811865476+t,hs.applyMatrix4(e.matrixWorld),this.intersectsSphere(hs)}intersectsSphere(e){let t=this.planes,n=e.center,s=-e.radius;for(let r=0;r<6;r++)if(t[r].distanceToPoint(n)<s)return!1;return!0}intersectsBox(e){let t=this.planes;for(let n=0;n<6;n++){let s=t[n];if(ho.x=s.normal.x>0?e.max.x:e.min.x,ho.y=s.normal.y>0?e.max.y:e.min.y,ho.z=s.normal.z>0?e.max.z:e.min.z,s.distanceToPoint(ho)<0)return!1}return!0}containsPoint(e){let t=this.planes;for(let n=0;n<6;n++)if(t[n].distanceToPoint(e)<0)return!1;return!0}clone(){return new this.constructor().copy(this)}},ff=new et,Bo=class i{constructor(){this.coordinateSystem=Pn,this._frustums=[],this._count=0}setFromArrayCamera(e){let t=e.cameras,n=this._frustums;for(let s=0;s<t.length;s++){let r=t[s];ff.multiplyMatrices(r.projectionMatrix,r.matrixWorldInverse),n[s]===void 0&&(n[s]=new Gi),n[s].setFromProjectionMatrix(ff,r.coordinateSystem,r.reversedDepth)}return this._count=t.length,this}getFrustum(e){return this._frustums[e]}intersectsObject(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].intersectsObject(e))return!0;return!1}intersectsSprite(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].intersectsSprite(e))return!0;return!1}intersectsSphere(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].intersectsSphere(e))return!0;return!1}intersectsBox(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].intersectsBox(e))return!0;return!1}containsPoint(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].containsPoint(e))return!0;return!1}copy(e){this.coordinateSystem=e.coordinateSystem;let t=this._frustums,n=e._frustums;for(let s=0;s<e._count;s++)t[s]===void 0&&(t[s]=new Gi),t[s].copy(n[s]);return this._count=e._count,this}clone(){return new i().copy(this)}};var js=class extends ti{constructor(e){super(),this.isLineBasicMaterial=!0,this.type="LineBasicMaterial",this.color=new Ge(16777215),this.map=null,this.linewidth=1,this.linecap="round",this.linejoin="round",this.fog=!0,this.setValues(e)}copy(e){return super.copy(e),this.color.copy(e.color),this.map=e.map,this.linewidth=e.linewidth,this.linecap=e.linecap,this.linejoin=e.linejoin,this.fog=e.fog,this}},zo=new L,Go=new L,pf=new et,Lr=new fs,fo=new on,lu=new L,mf=new L,Vo=class extends Ut{constructor(e=new $t,t=new js){super(),this.isLine=!0,this.type="Line",this.geometry=e,this.material=t,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.updateMorphTargets()}copy(e,t){return super.copy(e,t),e.morphTargetInfluences!==void 0?this.morphTargetInfluences=e.morphTargetInfluences.slice():this.morphTargetInfluences=void 0,e.morphTargetDictionary!==void 0?this.morphTargetDictionary=Object.assign({},e.morphTargetDictionary):this.morphTargetDictionary=void 0,this.material=Array.isArray(e.material)?e.material.slice():e.material,this.geometry=e.geometry,this}computeLineDistances(){let e=this.geometry;if(e.index===null){let t=e.attributes.position,n=[0];for(let s=1,r=t.count;s<r;s++)zo.fromBufferAttribute(t,s-1),Go.fromBufferAttribute(t,s),n[s]=n[s-1],n[s]+=zo.distanceTo(Go);e.setAttribute("lineDistance",new Ct(n,1))}else Ae("Line.computeLineDistances(): Computation only possible with non-indexed BufferGeometry.");return this}intersectsFrustum(e){return e.intersectsObject(this)}raycast(e,t){let n=this.geometry,s=this.matrixWorld,r=e.params.Line.threshold,a=n.drawRange;if(n.boundingSphere===null&&n.computeBoundingSphere(),fo.copy(n.boundingSphere),fo.applyMatrix4(s),fo.radius+=r,e.ray.intersectsSphere(fo)===!1)return;pf.copy(s).invert(),Lr.copy(e.ray).applyMatrix4(pf);let o=r/((this.scale.x+this.scale.y+this.scale.z)/3),l=o*o,c=this.isLineSegments?2:1,u=n.index,h=n.attributes.position;if(u!==null){let f=Math.max(0,a.start),g=Math.min(u.count,a.start+a.count);for(let v=f,m=g-1;v<m;v+=c){let p=u.getX(v),M=u.getX(v+1),A=po(this,e,Lr,l,p,M,v);A&&t.push(A)}if(this.isLineLoop){let v=u.getX(g-1),m=u.getX(f),p=po(this,e,Lr,l,v,m,g-1);p&&t.push(p)}}else{let f=Math.max(0,a.start),g=Math.min(h.count,a.start+a.count);for(let v=f,m=g-1;v<m;v+=c){let p=po(this,e,Lr,l,v,v+1,v);p&&t.push(p)}if(this.isLineLoop){let v=po(this,e,Lr,l,g-1,f,g-1);v&&t.push(v)}}}updateMorphTargets(){let t=this.geometry.morphAttributes,n=Object.keys(t);if(n.length>0){let s=t[n[0]];if(s!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let r=0,a=s.length;r<a;r++){let o=s[r].name||String(r);this.morphTargetInfluences.push(0),this.morphTargetDictionary[o]=r}}}}};function po(i,e,t,n,s,r,a){let o=i.geometry.attributes.position;if(zo.fromBufferAttribute(o,s),Go.fromBufferAttribute(o,r),t.distanceSqToSegment(zo,Go,lu,mf)>n)return;lu.applyMatrix4(i.matrixWorld);let c=e.ray.origin.distanceTo(lu);if(!(c<e.near||c>e.far))return{distance:c,point:mf.clone().applyMatrix4(i.matrixWorld),index:a,face:null,faceIndex:null,barycoord:null,object:i}}var gf=new L,vf=new L,$r=class extends Vo{constructor(e,t){super(e,t),this.isLineSegments=!0,this.type="LineSegments"}computeLineDistances(){let e=this.geometry;if(e.index===null){let t=e.attributes.position,n=[];for(let s=0,r=t.count;s<r;s+=2)gf.fromBufferAttribute(t,s),vf.fromBufferAttribute(t,s+1),n[s]=s===0?0:n[s-1],n[s+1]=n[s]+gf.distanceTo(vf);e.setAttribute("lineDistance",new Ct(n,1))}else Ae("LineSegments.computeLineDistances(): Computation only possible with non-indexed BufferGeometry.");return this}};var Qs=class extends ti{constructor(e){super(),this.isPointsMaterial=!0,this.type="PointsMaterial",this.color=new Ge(16777215),this.map=null,this.alphaMap=null,this.size=1,this.sizeAttenuation=!0,this.fog=!0,this.setValues(e)}copy(e){return super.copy(e),this.color.copy(e.color),this.map=e.map,this.alphaMap=e.alphaMap,this.size=e.size,this.sizeAttenuation=e.sizeAttenuation,this.fog=e.fog,this}},xf=new et,mu=new fs,mo=new on,go=new L,qr=class extends Ut{constructor(e=new $t,t=new Qs){super(),this.isPoints=!0,this.type="Points",this.geometry=e,this.material=t,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.updateMorphTargets()}copy(e,t){return super.copy(e,t),e.morphTargetInfluences!==void 0?this.morphTargetInfluences=e.morphTargetInfluences.slice():this.morphTargetInfluences=void 0,e.morphTargetDictionary!==void 0?this.morphTargetDictionary=Object.assign({},e.morphTargetDictionary):this.morphTargetDictionary=void 0,this.material=Array.isArray(e.material)?e.material.slice():e.material,this.geometry=e.geometry,this}intersectsFrustum(e){return e.intersectsObject(this)}raycast(e,t){let n=this.geometry,s=this.matrixWorld,r=e.params.Points.threshold,a=n.drawRange;if(n.boundingSphere===null&&n.computeBoundingSphere(),mo.copy(n.boundingSphere),mo.applyMatrix4(s),mo.radius+=r,e.ray.intersectsSphere(mo)===!1)return;xf.copy(s).invert(),mu.copy(e.ray).applyMatrix4(xf);let o=r/((this.scale.x+this.scale.y+this.scale.z)/3),l=o*o,c=n.index,d=n.attributes.position;if(c!==null){let h=Math.max(0,a.start),f=Math.min(c.count,a.start+a.count);for(let g=h,v=f;g<v;g++){let m=c.getX(g);go.fromBufferAttribute(d,m),yf(go,m,l,s,e,t,this)}}else{let h=Math.max(0,a.start),f=Math.min(d.count,a.start+a.count);for(let g=h,v=f;g<v;g++)go.fromBufferAttribute(d,g),yf(go,g,l,s,e,t,this)}}updateMorphTargets(){let t=this.geometry.morphAttributes,n=Object.keys(t);if(n.length>0){let s=t[n[0]];if(s!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let r=0,a=s.length;r<a;r++){let o=s[r].name||String(r);this.morphTargetInfluences.push(0),this.morphTargetDictionary[o]=r}}}}};function yf(i,e,t,n,s,r,a){let o=mu.distanceSqToPoint(i);if(o<t){let l=new L;mu.closestPointToPoint(i,l),l.applyMatrix4(n);let c=s.ray.origin.distanceTo(l);if(c<s.near||c>s.far)return;r.push({distance:c,distanceToRay:Math.sqrt(o),point:l,index:e,face:null,faceIndex:null,barycoord:null,object:a})}}var Yr=class extends Qt{constructor(e=[],t=gs,n,s,r,a,o,l,c,u){super(e,t,n,s,r,a,o,l,c,u),this.isCubeTexture=!0,this.flipY=!1}get images(){return this.image}set images(e){this.image=e}},Zr=class extends Qt{constructor(e,t,n,s,r,a,o,l,c){super(e,t,n,s,r,a,o,l,c),this.isCanvasTexture=!0,this.needsUpdate=!0}};var Si=class extends Qt{constructor(e,t,n=Vn,s,r,a,o=It,l=It,c,u=Mi,d=1){if(u!==Mi&&u!==Ti)throw new Error("THREE.DepthTexture: format must be either THREE.DepthFormat or THREE.DepthStencilFormat");let h={width:e,height:t,depth:d};super(h,s,r,a,o,l,u,n,c),this.isDepthTexture=!0,this.flipY=!1,this.generateMipmaps=!1,this.compareFunction=null}copy(e){return super.copy(e),this.source=new Zs(Object.assign({},e.image)),this.compareFunction=e.compareFunction,this}toJSON(e){let t=super.toJSON(e);return t.compareFunction=this.compareFunction,t}},Jr=class extends Si{constructor(e,t=Vn,n=gs,s,r,a=It,o=It,l,c=Mi){let u={width:e,height:e,depth:1},d=[u,u,u,u,u,u];super(e,e,t,n,s,r,a,o,l,c),this.image=d,this.isCubeDepthTexture=!0,this.isCubeTexture=!0}get images(){return this.image}set images(e){this.image=e}},Kr=class extends Qt{constructor(e=null){super(),this.sourceTexture=e,this.isExternalTexture=!0}copy(e){return super.copy(e),this.sourceTexture=e.sourceTexture,this}},er=class i extends $t{constructor(e=1,t=1,n=1,s=1,r=1,a=1){super(),this.type="BoxGeometry",this.parameters={width:e,height:t,depth:n,widthSegments:s,heightSegments:r,depthSegments:a};let o=this;s=Math.floor(s),r=Math.floor(r),a=Math.floor(a);let l=[],c=[],u=[],d=[],h=0,f=0;g("z","y","x",-1,-1,n,t,e,a,r,0),g("z","y","x",1,-1,n,t,-e,a,r,1),g("x","z","y",1,1,e,n,t,s,a,2),g("x","z","y",1,-1,e,n,-t,s,a,3),g("x","y","z",1,-1,e,t,n,s,r,4),g("x","y","z",-1,-1,e,t,-n,s,r,5),this.setIndex(l),this.setAttribute("position",new Ct(c,3)),this.setAttribute("normal",new Ct(u,3)),this.setAttribute("uv",new Ct(d,2));function g(v,m,p,M,A,b,E,T,x,S,O){let P=b/x,N=E/S,G=b/2,q=E/2,I=T/2,X=x+1,K=S+1,V=0,ne=0,W=new L;for(let Q=0;Q<K;Q++){let ee=Q*N-q;for(let be=0;be<X;be++){let Le=be*P-G;W[v]=Le*M,W[m]=ee*A,W[p]=I,c.push(W.x,W.y,W.z),W[v]=0,W[m]=0,W[p]=T>0?1:-1,u.push(W.x,W.y,W.z),d.push(be/x),d.push(1-Q/S),V+=1}}for(let Q=0;Q<S;Q++)for(let ee=0;ee<x;ee++){let be=h+ee+X*Q,Le=h+ee+X*(Q+1),Z=h+(ee+1)+X*(Q+1),me=h+(ee+1)+X*Q;l.push(be,Le,me),l.push(Le,Z,me),ne+=6}o.addGroup(f,ne,O),f+=ne,h+=V}}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}static fromJSON(e){return new i(e.width,e.height,e.depth,e.widthSegments,e.heightSegments,e.depthSegments)}};var jr=class i extends $t{constructor(e=1,t=1,n=1,s=1){super(),this.type="PlaneGeometry",this.parameters={width:e,height:t,widthSegments:n,heightSegments:s};let r=e/2,a=t/2,o=Math.floor(n),l=Math.floor(s),c=o+1,u=l+1,d=e/o,h=t/l,f=[],g=[],v=[],m=[];for(let p=0;p<u;p++){let M=p*h-a;for(let A=0;A<c;A++){let b=A*d-r;g.push(b,-M,0),v.push(0,0,1),m.push(A/o),m.push(1-p/l)}}for(let p=0;p<l;p++)for(let M=0;M<o;M++){let A=M+c*p,b=M+c*(p+1),E=M+1+c*(p+1),T=M+1+c*p;f.push(A,b,T),f.push(b,E,T)}this.setIndex(f),this.setAttribute("position",new Ct(g,3)),this.setAttribute("normal",new Ct(v,3)),this.setAttribute("uv",new Ct(m,2))}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}static fromJSON(e){return new i(e.width,e.height,e.widthSegments,e.heightSegments)}};var Qr=class extends $t{constructor(e=null){if(super(),this.type="WireframeGeometry",this.parameters={geometry:e},e!==null){let t=[],n=new Set,s=new L,r=new L;if(e.index!==null){let a=e.attributes.position,o=e.index,l=e.groups;l.length===0&&(l=[{start:0,count:o.count,materialIndex:0}]);for(let c=0,u=l.length;c<u;++c){let d=l[c],h=d.start,f=d.count;for(let g=h,v=h+f;g<v;g+=3)for(let m=0;m<3;m++){let p=o.getX(g+m),M=o.getX(g+(m+1)%3);s.fromBufferAttribute(a,p),r.fromBufferAttribute(a,M),_f(s,r,n)===!0&&(t.push(s.x,s.y,s.z),t.push(r.x,r.y,r.z))}}}else{let a=e.attributes.position;for(let o=0,l=a.count/3;o<l;o++)for(let c=0;c<3;c++){let u=3*o+c,d=3*o+(c+1)%3;s.fromBufferAttribute(a,u),r.fromBufferAttribute(a,d),_f(s,r,n)===!0&&(t.push(s.x,s.y,s.z),t.push(r.x,r.y,r.z))}}this.setAttribute("position",new Ct(t,3))}}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}};function _f(i,e,t){let n=`${i.x},${i.y},${i.z}-${e.x},${e.y},${e.z}`,s=`${e.x},${e.y},${e.z}-${i.x},${i.y},${i.z}`;return t.has(n)===!0||t.has(s)===!0?!1:(t.add(n),t.add(s),!0)}function xs(i){let e={};for(let t in i){e[t]={};for(let n in i[t]){let s=i[t][n];if(Mf(s))s.isRenderTargetTexture?(Ae("UniformsUtils: Textures of render targets cannot be cloned via cloneUniforms() or mergeUniforms()."),e[t][n]=null):e[t][n]=s.clone();else if(Array.isArray(s))if(Mf(s[0])){let r=[];for(let a=0,o=s.length;a<o;a++)r[a]=s[a].clone();e[t][n]=r}else e[t][n]=s.slice();else e[t][n]=s}}return e}function qt(i){let e={};for(let t=0;t<i.length;t++){let n=xs(i[t]);for(let s in n)e[s]=n[s]}return e}function Mf(i){return i&&(i.isColor||i.isMatrix3||i.isMatrix4||i.isVector2||i.isVector3||i.isVector4||i.isTexture||i.isQuaternion)}function x1(i){let e=[];for(let t=0;t<i.length;t++)e.push(i[t].clone());return e}function Ku(i){let e=i.getRenderTarget();return e===null?i.outputColorSpace:e.isXRRenderTarget===!0?e.texture.colorSpace:qe.workingColorSpace}var xa={clone:xs,merge:qt},y1=`void main() {
	gl_Position = projectionMatrix * modelViewMatrix * vec4( position, 1.0 );
}`,_1=`void main() {
	gl_FragColor = vec4( 1.0, 0.0, 0.0, 1.0 );
}`,Dn=class extends ti{constructor(e){super(),this.isShaderMaterial=!0,this.type="ShaderMaterial",this.defines={},this.uniforms={},this.uniformsGroups=[],this.vertexShader=y1,this.fragmentShader=_1,this.linewidth=1,this.wireframe=!1,this.wireframeLinewidth=1,this.fog=!1,this.lights=!1,this.clipping=!1,this.forceSinglePass=!0,this.extensions={clipCullDistance:!1,multiDraw:!1},this.defaultAttributeValues={color:[1,1,1],uv:[0,0],uv1:[0,0]},this.index0AttributeName=void 0,this.uniformsNeedUpdate=!1,this.glslVersion=null,e!==void 0&&this.setValues(e)}copy(e){return super.copy(e),this.fragmentShader=e.fragmentShader,this.vertexShader=e.vertexShader,this.uniforms=xs(e.uniforms),this.uniformsGroups=x1(e.uniformsGroups),this.defines=Object.assign({},e.defines),this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this.fog=e.fog,this.lights=e.lights,this.clipping=e.clipping,this.extensions=Object.assign({},e.extensions),this.glslVersion=e.glslVersion,this.defaultAttributeValues=Object.assign({},e.defaultAttributeValues),this.index0AttributeName=e.index0AttributeName,this.uniformsNeedUpdate=e.uniformsNeedUpdate,this}toJSON(e){let t=super.toJSON(e);t.glslVersion=this.glslVersion,t.uniforms={};for(let s in this.uniforms){let a=this.uniforms[s].value;a&&a.isTexture?t.uniforms[s]={type:"t",value:a.toJSON(e).uuid}:a&&a.isColor?t.uniforms[s]={type:"c",value:a.getHex()}:a&&a.isVector2?t.uniforms[s]={type:"v2",value:a.toArray()}:a&&a.isVector3?t.uniforms[s]={type:"v3",value:a.toArray()}:a&&a.isVector4?t.uniforms[s]={type:"v4",value:a.toArray()}:a&&a.isMatrix3?t.uniforms[s]={type:"m3",value:a.toArray()}:a&&a.isMatrix4?t.uniforms[s]={type:"m4",value:a.toArray()}:t.uniforms[s]={value:a}}Object.keys(this.defines).length>0&&(t.defines=this.defines),t.vertexShader=this.vertexShader,t.fragmentShader=this.fragmentShader,t.lights=this.lights,t.clipping=this.clipping;let n={};for(let s in this.extensions)this.extensions[s]===!0&&(n[s]=!0);return Object.keys(n).length>0&&(t.extensions=n),t}fromJSON(e,t){if(super.fromJSON(e,t),e.uniforms!==void 0)for(let n in e.uniforms){let s=e.uniforms[n];switch(this.uniforms[n]={},s.type){case"t":this.uniforms[n].value=t[s.value]||null;break;case"c":this.uniforms[n].value=new Ge().setHex(s.value);break;case"v2":this.uniforms[n].value=new He().fromArray(s.value);break;case"v3":this.uniforms[n].value=new L().fromArray(s.value);break;case"v4":this.uniforms[n].value=new Ke().fromArray(s.value);break;case"m3":this.uniforms[n].value=new Pe().fromArray(s.value);break;case"m4":this.uniforms[n].value=new et().fromArray(s.value);break;default:this.uniforms[n].value=s.value}}if(e.defines!==void 0&&(this.defines=e.defines),e.vertexShader!==void 0&&(this.vertexShader=e.vertexShader),e.fragmentShader!==void 0&&(this.fragmentShader=e.fragmentShader),e.glslVersion!==void 0&&(this.glslVersion=e.glslVersion),e.extensions!==void 0)for(let n in e.extensions)this.extensions[n]=e.extensions[n];return e.lights!==void 0&&(this.lights=e.lights),e.clipping!==void 0&&(this.clipping=e.clipping),this}},Ho=class extends Dn{constructor(e){super(e),this.isRawShaderMaterial=!0,this.type="RawShaderMaterial"}};var ea=class extends ti{constructor(e){super(),this.isMeshLambertMaterial=!0,this.type="MeshLambertMaterial",this.color=new Ge(16777215),this.map=null,this.lightMap=null,this.lightMapIntensity=1,this.aoMap=null,this.aoMapIntensity=1,this.emissive=new Ge(0),this.emissiveIntensity=1,this.emissiveMap=null,this.bumpMap=null,this.bumpScale=1,this.normalMap=null,this.normalMapType=Wl,this.normalScale=new He(1,1),this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.specularMap=null,this.alphaMap=null,this.envMap=null,this.envMapRotation=new bi,this.combine=sl,this.reflectivity=1,this.envMapIntensity=1,this.refractionRatio=.98,this.wireframe=!1,this.wireframeLinewidth=1,this.wireframeLinecap="round",this.wireframeLinejoin="round",this.flatShading=!1,this.fog=!0,this.setValues(e)}copy(e){return super.copy(e),this.color.copy(e.color),this.map=e.map,this.lightMap=e.lightMap,this.lightMapIntensity=e.lightMapIntensity,this.aoMap=e.aoMap,this.aoMapIntensity=e.aoMapIntensity,this.emissive.copy(e.emissive),this.emissiveMap=e.emissiveMap,this.emissiveIntensity=e.emissiveIntensity,this.bumpMap=e.bumpMap,this.bumpScale=e.bumpScale,this.normalMap=e.normalMap,this.normalMapType=e.normalMapType,this.normalScale.copy(e.normalScale),this.displacementMap=e.displacementMap,this.displacementScale=e.displacementScale,this.displacementBias=e.displacementBias,this.specularMap=e.specularMap,this.alphaMap=e.alphaMap,this.envMap=e.envMap,this.envMapRotation.copy(e.envMapRotation),this.combine=e.combine,this.reflectivity=e.reflectivity,this.envMapIntensity=e.envMapIntensity,this.refractionRatio=e.refractionRatio,this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this.wireframeLinecap=e.wireframeLinecap,this.wireframeLinejoin=e.wireframeLinejoin,this.flatShading=e.flatShading,this.fog=e.fog,this}},Wo=class extends ti{constructor(e){super(),this.isMeshDepthMaterial=!0,this.type="MeshDepthMaterial",this.depthPacking=tp,this.map=null,this.alphaMap=null,this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.wireframe=!1,this.wireframeLinewidth=1,this.setValues(e)}copy(e){return super.copy(e),this.depthPacking=e.depthPacking,this.map=e.map,this.alphaMap=e.alphaMap,this.displacementMap=e.displacementMap,this.displacementScale=e.displacementScale,this.displacementBias=e.displacementBias,this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this}},Xo=class extends ti{constructor(e){super(),this.isMeshDistanceMaterial=!0,this.type="MeshDistanceMaterial",this.map=null,this.alphaMap=null,this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.setValues(e)}copy(e){return super.copy(e),this.map=e.map,this.alphaMap=e.alphaMap,this.displacementMap=e.displacementMap,this.displacementScale=e.displacementScale,this.displacementBias=e.displacementBias,this}};function Bs(i,e){return!i||i.constructor===e?i:typeof e.BYTES_PER_ELEMENT=="number"?new e(i):Array.prototype.slice.call(i)}function vo(i){return i!==void 0&&i.inTangents!==void 0&&i.outTangents!==void 0}var Vi=class{constructor(e,t,n,s){this.parameterPositions=e,this._cachedIndex=0,this.resultBuffer=s!==void 0?s:new t.constructor(n),this.sampleValues=t,this.valueSize=n,this.settings=null,this.DefaultSettings_={}}evaluate(e){let t=this.parameterPositions,n=this._cachedIndex,s=t[n],r=t[n-1];n:{e:{let a;t:{i:if(!(e<s)){for(let o=n+2;;){if(s===void 0){if(e<r)break i;return n=t.length,this._cachedIndex=n,this.copySampleValue_(n-1)}if(n===o)break;if(r=s,s=t[++n],e<s)break e}a=t.length;break t}if(!(e>=r)){let o=t[1];e<o&&(n=2,r=o);for(let l=n-2;;){if(r===void 0)return this._cachedIndex=0,this.copySampleValue_(0);if(n===l)break;if(s=r,r=t[--n-1],e>=r)break e}a=n,n=0;break t}break n}for(;n<a;){let o=n+a>>>1;e<t[o]?a=o:n=o+1}if(s=t[n],r=t[n-1],r===void 0)return this._cachedIndex=0,this.copySampleValue_(0);if(s===void 0)return n=t.length,this._cachedIndex=n,this.copySampleValue_(n-1)}this._cachedIndex=n,this.intervalChanged_(n,r,s)}return this.interpolate_(n,r,e,s)}getSettings_(){return this.settings||this.DefaultSettings_}copySampleValue_(e){let t=this.resultBuffer,n=this.sampleValues,s=this.valueSize,r=e*s;for(let a=0;a!==s;++a)t[a]=n[r+a];return t}interpolate_(){throw new Error("THREE.Interpolant: Call to abstract method.")}intervalChanged_(){}},$o=class extends Vi{constructor(e,t,n,s){super(e,t,n,s),this._weightPrev=-0,this._offsetPrev=-0,this._weightNext=-0,this._offsetNext=-0,this.DefaultSettings_={endingStart:du,endingEnd:du}}intervalChanged_(e,t,n){let s=this.parameterPositions,r=e-2,a=e+1,o=s[r],l=s[a];if(o===void 0)switch(this.getSettings_().endingStart){case fu:r=e,o=2*t-n;break;case pu:r=s.length-2,o=t+s[r]-s[r+1];break;default:r=e,o=n}if(l===void 0)switch(this.getSettings_().endingEnd){case fu:a=e,l=2*n-t;break;case pu:a=1,l=n+s[1]-s[0];break;default:a=e-1,l=t}let c=(n-t)*.5,u=this.valueSize;this._weightPrev=c/(t-o),this._weightNext=c/(l-n),this._offsetPrev=r*u,this._offsetNext=a*u}interpolate_(e,t,n,s){let r=this.resultBuffer,a=this.sampleValues,o=this.valueSize,l=e*o,c=l-o,u=this._offsetPrev,d=this._offsetNext,h=this._weightPrev,f=this._weightNext,g=(n-t)/(s-t),v=g*g,m=v*g,p=-h*m+2*h*v-h*g,M=(1+h)*m+(-1.5-2*h)*v+(-.5+h)*g+1,A=(-1-f)*m+(1.5+f)*v+.5*g,b=f*m-f*v;for(let E=0;E!==o;++E)r[E]=p*a[u+E]+M*a[c+E]+A*a[l+E]+b*a[d+E];return r}},qo=class extends Vi{constructor(e,t,n,s){super(e,t,n,s)}interpolate_(e,t,n,s){let r=this.resultBuffer,a=this.sampleValues,o=this.valueSize,l=e*o,c=l-o,u=(n-t)/(s-t),d=1-u;for(let h=0;h!==o;++h)r[h]=a[c+h]*d+a[l+h]*u;return r}},Yo=class extends Vi{constructor(e,t,n,s){super(e,t,n,s)}interpolate_(e){return this.copySampleValue_(e-1)}},Zo=class extends Vi{interpolate_(e,t,n,s){let r=this.resultBuffer,a=this.sampleValues,o=this.valueSize,l=e*o,c=l-o,u=this.inTangents,d=this.outTangents;if(!u||!d){let g=(n-t)/(s-t),v=1-g;for(let m=0;m!==o;++m)r[m]=a[c+m]*v+a[l+m]*g;return r}let h=o*2,f=e-1;for(let g=0;g!==o;++g){let v=a[c+g],m=a[l+g],p=f*h+g*2,M=d[p],A=d[p+1],b=e*h+g*2,E=u[b],T=u[b+1],x=b1(n,t,M,E,s);r[g]=pp(x,v,A,T,m)}return r}};function pp(i,e,t,n,s){let r=1-i;return r*r*r*e+3*r*r*i*t+3*r*i*i*n+i*i*i*s}function M1(i,e,t,n,s){let r=1-i;return 3*r*r*(t-e)+6*r*i*(n-t)+3*i*i*(s-n)}function b1(i,e,t,n,s){let r=(i-e)/(s-e);for(let a=0;a<8;a++){let o=pp(r,e,t,n,s)-i;if(Math.abs(o)<1e-10)break;let l=M1(r,e,t,n,s);if(Math.abs(l)<1e-10)break;r=Math.max(0,Math.min(1,r-o/l))}return r}var _n=class{constructor(e,t,n,s){if(e===void 0)throw new Error("THREE.KeyframeTrack: track name is undefined");if(t===void 0||t.length===0)throw new Error("THREE.KeyframeTrack: no keyframes in track named "+e);this.name=e,this.times=Bs(t,this.TimeBufferType),this.values=Bs(n,this.ValueBufferType),this.setInterpolation(s||this.DefaultInterpolation)}static toJSON(e){let t=e.constructor,n;if(t.toJSON!==this.toJSON)n=t.toJSON(e);else{n={name:e.name,times:Bs(e.times,Array),values:Bs(e.values,Array)};let s=e.getInterpolation();s!==e.DefaultInterpolation&&(n.interpolation=s),vo(e.settings)&&(n.settings={inTangents:Bs(e.settings.inTangents,Array),outTangents:Bs(e.settings.outTangents,Array)})}return n.type=e.ValueTypeName,n}InterpolantFactoryMethodDiscrete(e){return new Yo(this.times,this.values,this.getValueSize(),e)}InterpolantFactoryMethodLinear(e){return new qo(this.times,this.values,this.getValueSize(),e)}InterpolantFactoryMethodSmooth(e){return new $o(this.times,this.values,this.getValueSize(),e)}InterpolantFactoryMethodBezier(e){let t=new Zo(this.times,this.values,this.getValueSize(),e);return this.settings&&(t.inTangents=this.settings.inTangents,t.outTangents=this.settings.outTangents),t}setInterpolation(e){let t;switch(e){case Fr:t=this.InterpolantFactoryMethodDiscrete;break;case Do:t=this.InterpolantFactoryMethodLinear;break;case Mo:t=this.InterpolantFactoryMethodSmooth;break;case hu:t=this.InterpolantFactoryMethodBezier;break}if(t===void 0){let n="unsupported interpolation for "+this.ValueTypeName+" keyframe track named "+this.name;if(this.createInterpolant===void 0)if(e!==this.DefaultInterpolation)this.setInterpolation(this.DefaultInterpolation);else throw new Error(n);return Ae("KeyframeTrack:",n),this}return this.createInterpolant=t,this}getInterpolation(){switch(this.createInterpolant){case this.InterpolantFactoryMethodDiscrete:return Fr;case this.InterpolantFactoryMethodLinear:return Do;case this.InterpolantFactoryMethodSmooth:return Mo;case this.InterpolantFactoryMethodBezier:return hu}}getValueSize(){return this.values.length/this.times.length}shift(e){if(e!==0){let t=this.times;for(let n=0,s=t.length;n!==s;++n)t[n]+=e;vo(this.settings)&&(bf(this.settings.inTangents,e),bf(this.settings.outTangents,e))}return this}scale(e){if(e!==1){let t=this.times;for(let n=0,s=t.length;n!==s;++n)t[n]*=e;vo(this.settings)&&(Sf(this.settings.inTangents,e),Sf(this.settings.outTangents,e))}return this}trim(e,t){let n=this.times,s=n.length,r=0,a=s-1;for(;r!==s&&n[r]<e;)++r;for(;a!==-1&&n[a]>t;)--a;if(++a,r!==0||a!==s){r>=a&&(a=Math.max(a,1),r=a-1);let o=this.getValueSize();this.times=n.slice(r,a),this.values=this.values.slice(r*o,a*o)}return this}validate(){let e=!0,t=this.getValueSize();t-Math.floor(t)!==0&&(Ie("KeyframeTrack: Invalid value size in track.",this),e=!1);let n=this.times,s=this.values,r=n.length;r===0&&(Ie("KeyframeTrack: Track is empty.",this),e=!1);let a=null;for(let o=0;o!==r;o++){let l=n[o];if(typeof l=="number"&&isNaN(l)){Ie("KeyframeTrack: Time is not a valid number.",this,o,l),e=!1;break}if(a!==null&&a>l){Ie("KeyframeTrack: Out of order keys.",this,o,l,a),e=!1;break}a=l}if(s!==void 0&&Og(s))for(let o=0,l=s.length;o!==l;++o){let c=s[o];if(isNaN(c)){Ie("KeyframeTrack: Value is not a valid number.",this,o,c),e=!1;break}}return e}optimize(){let e=this.times.slice(),t=this.values.slice(),n=this.getValueSize(),s=this.getInterpolation()===Mo,r=e.length-1,a=1;for(let o=1;o<r;++o){let l=!1,c=e[o],u=e[o+1];if(c!==u&&(o!==1||c!==e[0]))if(s)l=!0;else{let d=o*n,h=d-n,f=d+n;for(let g=0;g!==n;++g){let v=t[d+g];if(v!==t[h+g]||v!==t[f+g]){l=!0;break}}}if(l){if(o!==a){e[a]=e[o];let d=o*n,h=a*n;for(let f=0;f!==n;++f)t[h+f]=t[d+f]}++a}}if(r>0){e[a]=e[r];for(let o=r*n,l=a*n,c=0;c!==n;++c)t[l+c]=t[o+c];++a}return a!==e.length?(this.times=e.slice(0,a),this.values=t.slice(0,a*n)):(this.times=e,this.values=t),this}clone(){let e=this.times.slice(),t=this.values.slice(),n=this.constructor,s=new n(this.name,e,t);return s.createInterpolant=this.createInterpolant,vo(this.settings)&&(s.settings={inTangents:this.settings.inTangents.slice(),outTangents:this.settings.outTangents.slice()}),s}};function bf(i,e){for(let t=0,n=i.length;t!==n;t+=2)i[t]+=e}function Sf(i,e){for(let t=0,n=i.length;t!==n;t+=2)i[t]*=e}_n.prototype.ValueTypeName="";_n.prototype.TimeBufferType=Float32Array;_n.prototype.ValueBufferType=Float32Array;_n.prototype.DefaultInterpolation=Do;var Hi=class extends _n{constructor(e,t,n){super(e,t,n)}};Hi.prototype.ValueTypeName="bool";Hi.prototype.ValueBufferType=Array;Hi.prototype.DefaultInterpolation=Fr;Hi.prototype.InterpolantFactoryMethodLinear=void 0;Hi.prototype.InterpolantFactoryMethodSmooth=void 0;var Jo=class extends _n{constructor(e,t,n,s){super(e,t,n,s)}};Jo.prototype.ValueTypeName="color";var Ko=class extends _n{constructor(e,t,n,s){super(e,t,n,s)}};Ko.prototype.ValueTypeName="number";var jo=class extends Vi{constructor(e,t,n,s){super(e,t,n,s)}interpolate_(e,t,n,s){let r=this.resultBuffer,a=this.sampleValues,o=this.valueSize,l=(n-t)/(s-t),c=e*o;for(let u=c+o;c!==u;c+=4)ei.slerpFlat(r,0,a,c-o,a,c,l);return r}},ta=class extends _n{constructor(e,t,n,s){super(e,t,n,s)}InterpolantFactoryMethodLinear(e){return new jo(this.times,this.values,this.getValueSize(),e)}};ta.prototype.ValueTypeName="quaternion";ta.prototype.InterpolantFactoryMethodSmooth=void 0;var Wi=class extends _n{constructor(e,t,n){super(e,t,n)}};Wi.prototype.ValueTypeName="string";Wi.prototype.ValueBufferType=Array;Wi.prototype.DefaultInterpolation=Fr;Wi.prototype.InterpolantFactoryMethodLinear=void 0;Wi.prototype.InterpolantFactoryMethodSmooth=void 0;var Qo=class extends _n{constructor(e,t,n,s){super(e,t,n,s)}};Qo.prototype.ValueTypeName="vector";var el=class{constructor(e,t,n){let s=this,r=!1,a=0,o=0,l,c=[];this.onStart=void 0,this.onLoad=e,this.onProgress=t,this.onError=n,this._abortController=null,this.itemStart=function(u){o++,r===!1&&s.onStart!==void 0&&s.onStart(u,a,o),r=!0},this.itemEnd=function(u){a++,s.onProgress!==void 0&&s.onProgress(u,a,o),a===o&&(r=!1,s.onLoad!==void 0&&s.onLoad())},this.itemError=function(u){s.onError!==void 0&&s.onError(u)},this.resolveURL=function(u){return u=u.normalize("NFC"),l?l(u):u},this.setURLModifier=function(u){return l=u,this},this.addHandler=function(u,d){return c.push(u,d),this},this.removeHandler=function(u){let d=c.indexOf(u);return d!==-1&&c.splice(d,2),this},this.getHandler=function(u){for(let d=0,h=c.length;d<h;d+=2){let f=c[d],g=c[d+1];if(f.global&&(f.lastIndex=0),f.test(u))return g}return null},this.abort=function(){return this.abortController.abort(),this._abortController=null,this}}get abortController(){return this._abortController||(this._abortController=new AbortController),this._abortController}},mp=new el,tl=class{constructor(e){this.manager=e!==void 0?e:mp,this.crossOrigin="anonymous",this.withCredentials=!1,this.path="",this.resourcePath="",this.requestHeader={},this.priority="auto",this.cache="default",typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}load(){}loadAsync(e,t){let n=this;return new Promise(function(s,r){n.load(e,s,t,r)})}parse(){}setCrossOrigin(e){return this.crossOrigin=e,this}setWithCredentials(e){return this.withCredentials=e,this}setPath(e){return this.path=e,this}setResourcePath(e){return this.resourcePath=e,this}setRequestHeader(e){return this.requestHeader=e,this}setPriority(e){return this.priority=e,this}setCache(e){return this.cache=e,this}abort(){return this}};tl.DEFAULT_MATERIAL_NAME="__DEFAULT";var na=class extends Ut{static registerNode(e){this.prototype._lightNode=e}constructor(e,t=1){super(),this.isLight=!0,this.type="Light",this.color=new Ge(e),this.intensity=t}copy(e,t){return super.copy(e,t),this.color.copy(e.color),this.intensity=e.intensity,this}toJSON(e){let t=super.toJSON(e);return t.object.color=this.color.getHex(),t.object.intensity=this.intensity,t}};var cu=new et,wf=new L,Tf=new L,nl=class{constructor(e){this.camera=e,this.intensity=1,this.bias=0,this.biasNode=null,this.normalBias=0,this.radius=1,this.blurSamples=8,this.mapSize=new He(512,512),this.mapType=un,this.map=null,this.mapPass=null,this.matrix=new et,this.autoUpdate=!0,this.needsUpdate=!1,this._frustum=new Gi,this._frameExtents=new He(1,1),this._viewportCount=1,this._viewports=[new Ke(0,0,1,1)]}getViewportCount(){return this._viewportCount}getCamera(){return this.camera}getFrustum(){return this._frustum}updateMatrices(e){let t=this.camera;wf.setFromMatrixPosition(e.matrixWorld),t.position.copy(wf),Tf.setFromMatrixPosition(e.target.matrixWorld),t.lookAt(Tf),t.updateMatrixWorld(),this._updateMatrix(t,this.matrix,this._frustum)}_updateMatrix(e,t,n,s){cu.multiplyMatrices(e.projectionMatrix,e.matrixWorldInverse),n.setFromProjectionMatrix(cu,e.coordinateSystem,e.reversedDepth);let r=this._frameExtents,a=s?s.z/r.x:1,o=s?s.w/r.y:1,l=s?s.x/r.x:0,c=s?s.y/r.y:0;e.coordinateSystem===$s||e.reversedDepth?t.set(.5*a,0,0,.5*a+l,0,.5*o,0,.5*o+c,0,0,1,0,0,0,0,1):t.set(.5*a,0,0,.5*a+l,0,.5*o,0,.5*o+c,0,0,.5,.5,0,0,0,1),t.multiply(cu)}getViewport(e){return this._viewports[e]}getFrameExtents(){return this._frameExtents}dispose(){this.map&&this.map.dispose(),this.mapPass&&this.mapPass.dispose()}copy(e){return this.camera=e.camera.clone(),this.intensity=e.intensity,this.bias=e.bias,this.radius=e.radius,this.autoUpdate=e.autoUpdate,this.needsUpdate=e.needsUpdate,this.normalBias=e.normalBias,this.blurSamples=e.blurSamples,this.mapSize.copy(e.mapSize),this.mapType=e.mapType,this.biasNode=e.biasNode,this}clone(){return new this.constructor().copy(this)}toJSON(){let e={};return e.intensity=this.intensity,e.bias=this.bias,e.normalBias=this.normalBias,e.radius=this.radius,e.blurSamples=this.blurSamples,e.mapSize=this.mapSize.toArray(),e.mapType=this.mapType,e.camera=this.camera.toJSON(!1).object,delete e.camera.matrix,e}},xo=new L,yo=new ei,Kn=new L,ia=class extends Ut{constructor(){super(),this.isCamera=!0,this.type="Camera",this.matrixWorldInverse=new et,this.projectionMatrix=new et,this.projectionMatrixInverse=new et,this.coordinateSystem=Pn,this._reversedDepth=!1}get reversedDepth(){return this._reversedDepth}copy(e,t){return super.copy(e,t),this.matrixWorldInverse.copy(e.matrixWorldInverse),this.projectionMatrix.copy(e.projectionMatrix),this.projectionMatrixInverse.copy(e.projectionMatrixInverse),this.coordinateSystem=e.coordinateSystem,this}getWorldDirection(e){return super.getWorldDirection(e).negate()}updateMatrixWorld(e){super.updateMatrixWorld(e),this.matrixWorld.decompose(xo,yo,Kn),Kn.x===1&&Kn.y===1&&Kn.z===1?this.matrixWorldInverse.copy(this.matrixWorld).invert():this.matrixWorldInverse.compose(xo,yo,Kn.set(1,1,1)).invert()}updateWorldMatrix(e,t,n=!1){super.updateWorldMatrix(e,t,n),this.matrixWorld.decompose(xo,yo,Kn),Kn.x===1&&Kn.y===1&&Kn.z===1?this.matrixWorldInverse.copy(this.matrixWorld).invert():this.matrixWorldInverse.compose(xo,yo,Kn.set(1,1,1)).invert()}clone(){return new this.constructor().copy(this)}},Bi=new L,Af=new He,Ef=new He,Kt=class extends ia{constructor(e=50,t=1,n=.1,s=2e3){super(),this.isPerspectiveCamera=!0,this.type="PerspectiveCamera",this.fov=e,this.zoom=1,this.near=n,this.far=s,this.focus=10,this.aspect=t,this.view=null,this.filmGauge=35,this.filmOffset=0,this.updateProjectionMatrix()}copy(e,t){return super.copy(e,t),this.fov=e.fov,this.zoom=e.zoom,this.near=e.near,this.far=e.far,this.focus=e.focus,this.aspect=e.aspect,this.view=e.view===null?null:Object.assign({},e.view),this.filmGauge=e.filmGauge,this.filmOffset=e.filmOffset,this}setFocalLength(e){let t=.5*this.getFilmHeight()/e;this.fov=Ys*2*Math.atan(t),this.updateProjectionMatrix()}getFocalLength(){let e=Math.tan(Ur*.5*this.fov);return .5*this.getFilmHeight()/e}getEffectiveFOV(){return Ys*2*Math.atan(Math.tan(Ur*.5*this.fov)/this.zoom)}getFilmWidth(){return this.filmGauge*Math.min(this.aspect,1)}getFilmHeight(){return this.filmGauge/Math.max(this.aspect,1)}getViewBounds(e,t,n){Bi.set(-1,-1,.5).applyMatrix4(this.projectionMatrixInverse),t.set(Bi.x,Bi.y).multiplyScalar(-e/Bi.z),Bi.set(1,1,.5).applyMatrix4(this.projectionMatrixInverse),n.set(Bi.x,Bi.y).multiplyScalar(-e/Bi.z)}getViewSize(e,t){return this.getViewBounds(e,Af,Ef),t.subVectors(Ef,Af)}setViewOffset(e,t,n,s,r,a){this.aspect=e/t,this.view===null&&(this.view={enabled:!0,fullWidth:1,fullHeight:1,offsetX:0,offsetY:0,width:1,height:1}),this.view.enabled=!0,this.view.fullWidth=e,this.view.fullHeight=t,this.view.offsetX=n,this.view.offsetY=s,this.view.width=r,this.view.height=a,this.updateProjectionMatrix()}clearViewOffset(){this.view!==null&&(this.view.enabled=!1),this.updateProjectionMatrix()}updateProjectionMatrix(){let e=this.near,t=e*Math.tan(Ur*.5*this.fov)/this.zoom,n=2*t,s=this.aspect*n,r=-.5*s,a=this.view;if(this.view!==null&&this.view.enabled){let l=a.fullWidth,c=a.fullHeight;r+=a.offsetX*s/l,t-=a.offsetY*n/c,s*=a.width/l,n*=a.height/c}let o=this.filmOffset;o!==0&&(r+=e*o/this.getFilmWidth()),this.projectionMatrix.makePerspective(r,r+s,t,t-n,e,this.far,this.coordinateSystem,this.reversedDepth),this.projectionMatrixInverse.copy(this.projectionMatrix).invert()}toJSON(e){let t=super.toJSON(e);return t.object.fov=this.fov,t.object.zoom=this.zoom,t.object.near=this.near,t.object.far=this.far,t.object.focus=this.focus,t.object.aspect=this.aspect,this.view!==null&&(t.object.view=Object.assign({},this.view)),t.object.filmGauge=this.filmGauge,t.object.filmOffset=this.filmOffset,t}};var sa=class extends ia{constructor(e=-1,t=1,n=1,s=-1,r=.1,a=2e3){super(),this.isOrthographicCamera=!0,this.type="OrthographicCamera",this.zoom=1,this.view=null,this.left=e,this.right=t,this.top=n,this.bottom=s,this.near=r,this.far=a,this.updateProjectionMatrix()}copy(e,t){return super.copy(e,t),this.left=e.left,this.right=e.right,this.top=e.top,this.bottom=e.bottom,this.near=e.near,this.far=e.far,this.zoom=e.zoom,this.view=e.view===null?null:Object.assign({},e.view),this}setViewOffset(e,t,n,s,r,a){this.view===null&&(this.view={enabled:!0,fullWidth:1,fullHeight:1,offsetX:0,offsetY:0,width:1,height:1}),this.view.enabled=!0,this.view.fullWidth=e,this.view.fullHeight=t,this.view.offsetX=n,this.view.offsetY=s,this.view.width=r,this.view.height=a,this.updateProjectionMatrix()}clearViewOffset(){this.view!==null&&(this.view.enabled=!1),this.updateProjectionMatrix()}updateProjectionMatrix(){let e=(this.right-this.left)/(2*this.zoom),t=(this.top-this.bottom)/(2*this.zoom),n=(this.right+this.left)/2,s=(this.top+this.bottom)/2,r=n-e,a=n+e,o=s+t,l=s-t;if(this.view!==null&&this.view.enabled){let c=(this.right-this.left)/this.view.fullWidth/this.zoom,u=(this.top-this.bottom)/this.view.fullHeight/this.zoom;r+=c*this.view.offsetX,a=r+c*this.view.width,o-=u*this.view.offsetY,l=o-u*this.view.height}this.projectionMatrix.makeOrthographic(r,a,o,l,this.near,this.far,this.coordinateSystem,this.reversedDepth),this.projectionMatrixInverse.copy(this.projectionMatrix).invert()}toJSON(e){let t=super.toJSON(e);return t.object.zoom=this.zoom,t.object.left=this.left,t.object.right=this.right,t.object.top=this.top,t.object.bottom=this.bottom,t.object.near=this.near,t.object.far=this.far,this.view!==null&&(t.object.view=Object.assign({},this.view)),t}},gu=class extends nl{constructor(){super(new sa(-5,5,5,-5,.5,500)),this.isDirectionalLightShadow=!0}},ra=class extends na{constructor(e,t){super(e,t),this.isDirectionalLight=!0,this.type="DirectionalLight",this.position.copy(Ut.DEFAULT_UP),this.updateMatrix(),this.target=new Ut,this.shadow=new gu}dispose(){super.dispose(),this.shadow.dispose()}copy(e){return super.copy(e),this.target=e.target.clone(),this.shadow=e.shadow.clone(),this}toJSON(e){let t=super.toJSON(e);return t.object.shadow=this.shadow.toJSON(),t.object.target=this.target.uuid,t}},aa=class extends na{constructor(e,t){super(e,t),this.isAmbientLight=!0,this.type="AmbientLight"}};var oa=class extends $t{constructor(){super(),this.isInstancedBufferGeometry=!0,this.type="InstancedBufferGeometry",this.instanceCount=1/0}copy(e){return super.copy(e),this.instanceCount=e.instanceCount,this}toJSON(){let e=super.toJSON();return e.instanceCount=this.instanceCount,e.isInstancedBufferGeometry=!0,e}};var zs=-90,Gs=1,tr=class extends Ut{constructor(e,t,n){super(),this.type="CubeCamera",this.renderTarget=n,this.coordinateSystem=null,this.activeMipmapLevel=0;let s=new Kt(zs,Gs,e,t);s.layers=this.layers,this.add(s);let r=new Kt(zs,Gs,e,t);r.layers=this.layers,this.add(r);let a=new Kt(zs,Gs,e,t);a.layers=this.layers,this.add(a);let o=new Kt(zs,Gs,e,t);o.layers=this.layers,this.add(o);let l=new Kt(zs,Gs,e,t);l.layers=this.layers,this.add(l);let c=new Kt(zs,Gs,e,t);c.layers=this.layers,this.add(c)}updateCoordinateSystem(){let e=this.coordinateSystem,t=this.children.concat(),[n,s,r,a,o,l]=t;for(let c of t)this.remove(c);if(e===Pn)n.up.set(0,1,0),n.lookAt(1,0,0),s.up.set(0,1,0),s.lookAt(-1,0,0),r.up.set(0,0,-1),r.lookAt(0,1,0),a.up.set(0,0,1),a.lookAt(0,-1,0),o.up.set(0,1,0),o.lookAt(0,0,1),l.up.set(0,1,0),l.lookAt(0,0,-1);else if(e===$s)n.up.set(0,-1,0),n.lookAt(-1,0,0),s.up.set(0,-1,0),s.lookAt(1,0,0),r.up.set(0,0,1),r.lookAt(0,1,0),a.up.set(0,0,-1),a.lookAt(0,-1,0),o.up.set(0,-1,0),o.lookAt(0,0,1),l.up.set(0,-1,0),l.lookAt(0,0,-1);else throw new Error("THREE.CubeCamera.updateCoordinateSystem(): Invalid coordinate system: "+e);for(let c of t)this.add(c),c.updateMatrixWorld()}update(e,t){this.parent===null&&this.updateMatrixWorld();let{renderTarget:n,activeMipmapLevel:s}=this;this.coordinateSystem!==e.coordinateSystem&&(this.coordinateSystem=e.coordinateSystem,this.updateCoordinateSystem());let[r,a,o,l,c,u]=this.children,d=e.getRenderTarget(),h=e.getActiveCubeFace(),f=e.getActiveMipmapLevel(),g=e.xr.enabled;e.xr.enabled=!1;let v=n.texture.mipmapsAutoUpdate;n.texture.mipmapsAutoUpdate=!1;let m=!1;e.isWebGLRenderer===!0?m=e.state.buffers.depth.getReversed():m=e.reversedDepthBuffer,e.setRenderTarget(n,0,s),m&&e.autoClear===!1&&e.clearDepth(),e.render(t,r),e.setRenderTarget(n,1,s),m&&e.autoClear===!1&&e.clearDepth(),e.render(t,a),e.setRenderTarget(n,2,s),m&&e.autoClear===!1&&e.clearDepth(),e.render(t,o),e.setRenderTarget(n,3,s),m&&e.autoClear===!1&&e.clearDepth(),e.render(t,l),e.setRenderTarget(n,4,s),m&&e.autoClear===!1&&e.clearDepth(),e.render(t,c),n.texture.mipmapsAutoUpdate=v,e.setRenderTarget(n,5,s),m&&e.autoClear===!1&&e.clearDepth(),e.render(t,u),e.setRenderTarget(d,h,f),e.xr.enabled=g,n.texture.needsPMREMUpdate=!0}},il=class extends Kt{constructor(e=[]){super(),this.isArrayCamera=!0,this.isMultiViewCamera=!1,this.cameras=e,this.perCameraFrustumCulled=!1}};var ju="\\[\\]\\.:\\/",S1=new RegExp("["+ju+"]","g"),Qu="[^"+ju+"]",w1="[^"+ju.replace("\\.","")+"]",T1=/((?:WC+[\/:])*)/.source.replace("WC",Qu),A1=/(WCOD+)?/.source.replace("WCOD",w1),E1=/(?:\.(WC+)(?:\[(.+)\])?)?/.source.replace("WC",Qu),R1=/\.(WC+)(?:\[(.+)\])?/.source.replace("WC",Qu),C1=new RegExp("^"+T1+A1+E1+R1+"$"),I1=["material","materials","bones","map"],vu=class{constructor(e,t,n){let s=n||ot.parseTrackName(t);this._targetGroup=e,this._bindings=e.subscribe_(t,s)}getValue(e,t){this.bind();let n=this._targetGroup.nCachedObjects_,s=this._bindings[n];s!==void 0&&s.getValue(e,t)}setValue(e,t){let n=this._bindings;for(let s=this._targetGroup.nCachedObjects_,r=n.length;s!==r;++s)n[s].setValue(e,t)}bind(){let e=this._bindings;for(let t=this._targetGroup.nCachedObjects_,n=e.length;t!==n;++t)e[t].bind()}unbind(){let e=this._bindings;for(let t=this._targetGroup.nCachedObjects_,n=e.length;t!==n;++t)e[t].unbind()}},ot=class i{constructor(e,t,n){this.path=t,this.parsedPath=n||i.parseTrackName(t),this.node=i.findNode(e,this.parsedPath.nodeName),this.rootNode=e,this.getValue=this._getValue_unbound,this.setValue=this._setValue_unbound}static create(e,t,n){return e&&e.isAnimationObjectGroup?new i.Composite(e,t,n):new i(e,t,n)}static sanitizeNodeName(e){return e.replace(/\s/g,"_").replace(S1,"")}static parseTrackName(e){let t=C1.exec(e);if(t===null)throw new Error("THREE.PropertyBinding: Cannot parse trackName: "+e);let n={nodeName:t[2],objectName:t[3],objectIndex:t[4],propertyName:t[5],propertyIndex:t[6]},s=n.nodeName&&n.nodeName.lastIndexOf(".");if(s!==void 0&&s!==-1){let r=n.nodeName.substring(s+1);I1.indexOf(r)!==-1&&(n.nodeName=n.nodeName.substring(0,s),n.objectName=r)}if(n.propertyName===null||n.propertyName.length===0)throw new Error("THREE.PropertyBinding: can not parse propertyName from trackName: "+e);return n}static findNode(e,t){if(t===void 0||t===""||t==="."||t===-1||t===e.name||t===e.uuid)return e;if(e.skeleton){let n=e.skeleton.getBoneByName(t);if(n!==void 0)return n}if(e.children){let n=function(r){for(let a=0;a<r.length;a++){let o=r[a];if(o.name===t||o.uuid===t)return o;let l=n(o.children);if(l)return l}return null},s=n(e.children);if(s)return s}return null}_getValue_unavailable(){}_setValue_unavailable(){}_getValue_direct(e,t){e[t]=this.targetObject[this.propertyName]}_getValue_array(e,t){let n=this.resolvedProperty;for(let s=0,r=n.length;s!==r;++s)e[t++]=n[s]}_getValue_arrayElement(e,t){e[t]=this.resolvedProperty[this.propertyIndex]}_getValue_toArray(e,t){this.resolvedProperty.toArray(e,t)}_setValue_direct(e,t){this.targetObject[this.propertyName]=e[t]}_setValue_direct_setNeedsUpdate(e,t){this.targetObject[this.propertyName]=e[t],this.targetObject.needsUpdate=!0}_setValue_direct_setMatrixWorldNeedsUpdate(e,t){this.targetObject[this.propertyName]=e[t],this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_array(e,t){let n=this.resolvedProperty;for(let s=0,r=n.length;s!==r;++s)n[s]=e[t++]}_setValue_array_setNeedsUpdate(e,t){let n=this.resolvedProperty;for(let s=0,r=n.length;s!==r;++s)n[s]=e[t++];this.targetObject.needsUpdate=!0}_setValue_array_setMatrixWorldNeedsUpdate(e,t){let n=this.resolvedProperty;for(let s=0,r=n.length;s!==r;++s)n[s]=e[t++];this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_arrayElement(e,t){this.resolvedProperty[this.propertyIndex]=e[t]}_setValue_arrayElement_setNeedsUpdate(e,t){this.resolvedProperty[this.propertyIndex]=e[t],this.targetObject.needsUpdate=!0}_setValue_arrayElement_setMatrixWorldNeedsUpdate(e,t){this.resolvedProperty[this.propertyIndex]=e[t],this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_fromArray(e,t){this.resolvedProperty.fromArray(e,t)}_setValue_fromArray_setNeedsUpdate(e,t){this.resolvedProperty.fromArray(e,t),this.targetObject.needsUpdate=!0}_setValue_fromArray_setMatrixWorldNeedsUpdate(e,t){this.resolvedProperty.fromArray(e,t),this.targetObject.matrixWorldNeedsUpdate=!0}_getValue_unbound(e,t){this.bind(),this.getValue(e,t)}_setValue_unbound(e,t){this.bind(),this.setValue(e,t)}bind(){let e=this.node,t=this.parsedPath,n=t.objectName,s=t.propertyName,r=t.propertyIndex;if(e||(e=i.findNode(this.rootNode,t.nodeName),this.node=e),this.getValue=this._getValue_unavailable,this.setValue=this._setValue_unavailable,!e){Ae("PropertyBinding: No target node found for track: "+this.path+".");return}if(n){let c=t.objectIndex;switch(n){case"materials":if(!e.material){Ie("PropertyBinding: Can not bind to material as node does not have a material.",this);return}if(!e.material.materials){Ie("PropertyBinding: Can not bind to material.materials as node.material does not have a materials array.",this);return}e=e.material.materials;break;case"bones":if(!e.skeleton){Ie("PropertyBinding: Can not bind to bones as node does not have a skeleton.",this);return}e=e.skeleton.bones;for(let u=0;u<e.length;u++)if(e[u].name===c){c=u;break}break;case"map":if("map"in e){e=e.map;break}if(!e.material){Ie("PropertyBinding: Can not bind to material as node does not have a material.",this);return}if(!e.material.map){Ie("PropertyBinding: Can not bind to material.map as node.material does not have a map.",this);return}e=e.material.map;break;default:if(e[n]===void 0){Ie("PropertyBinding: Can not bind to objectName of node undefined.",this);return}e=e[n]}if(c!==void 0){if(e[c]===void 0){Ie("PropertyBinding: Trying to bind to objectIndex of objectName, but is undefined.",this,e);return}e=e[c]}}let a=e[s];if(a===void 0){let c=t.nodeName;Ie("PropertyBinding: Trying to update property for track: "+c+"."+s+" but it wasn't found.",e);return}let o=this.Versioning.None;this.targetObject=e,e.isMaterial===!0?o=this.Versioning.NeedsUpdate:e.isObject3D===!0&&(o=this.Versioning.MatrixWorldNeedsUpdate);let l=this.BindingType.Direct;if(r!==void 0){if(s==="morphTargetInfluences"){if(!e.geometry){Ie("PropertyBinding: Can not bind to morphTargetInfluences because node does not have a geometry.",this);return}if(!e.geometry.morphAttributes){Ie("PropertyBinding: Can not bind to morphTargetInfluences because node does not have a geometry.morphAttributes.",this);return}e.morphTargetDictionary[r]!==void 0&&(r=e.morphTargetDictionary[r])}l=this.BindingType.ArrayElement,this.resolvedProperty=a,this.propertyIndex=r}else a.fromArray!==void 0&&a.toArray!==void 0?(l=this.BindingType.HasFromToArray,this.resolvedProperty=a):Array.isArray(a)?(l=this.BindingType.EntireArray,this.resolvedProperty=a):this.propertyName=s;this.getValue=this.GetterByBindingType[l],this.setValue=this.SetterByBindingTypeAndVersioning[l][o]}unbind(){this.node=null,this.getValue=this._getValue_unbound,this.setValue=this._setValue_unbound}};ot.Composite=vu;ot.prototype.BindingType={Direct:0,EntireArray:1,ArrayElement:2,HasFromToArray:3};ot.prototype.Versioning={None:0,NeedsUpdate:1,MatrixWorldNeedsUpdate:2};ot.prototype.GetterByBindingType=[ot.prototype._getValue_direct,ot.prototype._getValue_array,ot.prototype._getValue_arrayElement,ot.prototype._getValue_toArray];ot.prototype.SetterByBindingTypeAndVersioning=[[ot.prototype._setValue_direct,ot.prototype._setValue_direct_setNeedsUpdate,ot.prototype._setValue_direct_setMatrixWorldNeedsUpdate],[ot.prototype._setValue_array,ot.prototype._setValue_array_setNeedsUpdate,ot.prototype._setValue_array_setMatrixWorldNeedsUpdate],[ot.prototype._setValue_arrayElement,ot.prototype._setValue_arrayElement_setNeedsUpdate,ot.prototype._setValue_arrayElement_setMatrixWorldNeedsUpdate],[ot.prototype._setValue_fromArray,ot.prototype._setValue_fromArray_setNeedsUpdate,ot.prototype._setValue_fromArray_setMatrixWorldNeedsUpdate]];var Zb=new Float32Array(1);var ni=class extends ko{constructor(e,t,n=1){super(e,t),this.isInstancedInterleavedBuffer=!0,this.meshPerAttribute=n}copy(e){return super.copy(e),this.meshPerAttribute=e.meshPerAttribute,this}clone(e){let t=super.clone(e);return t.meshPerAttribute=this.meshPerAttribute,t}toJSON(e){let t=super.toJSON(e);return t.isInstancedInterleavedBuffer=!0,t.meshPerAttribute=this.meshPerAttribute,t}};var Rf=new et,la=class{constructor(e,t,n=0,s=1/0){this.ray=new fs(e,t),this.near=n,this.far=s,this.camera=null,this.layers=new Js,this.params={Mesh:{},Line:{threshold:1},LOD:{},Points:{threshold:1},Sprite:{}}}set(e,t){this.ray.set(e,t)}setFromCamera(e,t){t.isPerspectiveCamera?(this.ray.origin.setFromMatrixPosition(t.matrixWorld),this.ray.direction.set(e.x,e.y,.5).unproject(t).sub(this.ray.origin).normalize(),this.camera=t):t.isOrthographicCamera?(this.ray.origin.set(e.x,e.y,t.projectionMatrix.elements[14]).unproject(t),this.ray.direction.set(0,0,-1).transformDirection(t.matrixWorld),this.camera=t):Ie("Raycaster: Unsupported camera type: "+t.type)}setFromXRController(e){return Rf.identity().extractRotation(e.matrixWorld),this.ray.origin.setFromMatrixPosition(e.matrixWorld),this.ray.direction.set(0,0,-1).applyMatrix4(Rf),this}intersectObject(e,t=!0,n=[]){return xu(e,this,n,t),n.sort(Cf),n}intersectObjects(e,t=!0,n=[]){for(let s=0,r=e.length;s<r;s++)xu(e[s],this,n,t);return n.sort(Cf),n}};function Cf(i,e){return i.distance-e.distance}function xu(i,e,t,n){let s=!0;if(i.layers.test(e.layers)&&i.raycast(e,t)===!1&&(s=!1),s===!0&&n===!0){let r=i.children;for(let a=0,o=r.length;a<o;a++)xu(r[a],e,t,!0)}}var yu=class{static{this.prototype.isMatrix2=!0}constructor(e,t,n,s){this.elements=[1,0,0,1],e!==void 0&&this.set(e,t,n,s)}identity(){return this.set(1,0,0,1),this}fromArray(e,t=0){for(let n=0;n<4;n++)this.elements[n]=e[n+t];return this}set(e,t,n,s){let r=this.elements;return r[0]=e,r[2]=t,r[1]=n,r[3]=s,this}};var If=new L,_o=new L,Vs=new L,Hs=new L,uu=new L,P1=new L,D1=new L,ca=class{constructor(e=new L,t=new L){this.start=e,this.end=t}set(e,t){return this.start.copy(e),this.end.copy(t),this}copy(e){return this.start.copy(e.start),this.end.copy(e.end),this}getCenter(e){return e.addVectors(this.start,this.end).multiplyScalar(.5)}delta(e){return e.subVectors(this.end,this.start)}distanceSq(){return this.start.distanceToSquared(this.end)}distance(){return this.start.distanceTo(this.end)}at(e,t){return this.delta(t).multiplyScalar(e).add(this.start)}closestPointToPointParameter(e,t){If.subVectors(e,this.start),_o.subVectors(this.end,this.start);let n=_o.dot(_o);if(n===0)return 0;let r=_o.dot(If)/n;return t&&(r=Fe(r,0,1)),r}closestPointToPoint(e,t,n){let s=this.closestPointToPointParameter(e,t);return this.delta(n).multiplyScalar(s).add(this.start)}distanceSqToLine3(e,t=P1,n=D1){let s=10000000000000001e-32,r,a,o=this.start,l=e.start,c=this.end,u=e.end;Vs.subVectors(c,o),Hs.subVectors(u,l),uu.subVectors(o,l);let d=Vs.dot(Vs),h=Hs.dot(Hs),f=Hs.dot(uu);if(d<=s&&h<=s)return t.copy(o),n.copy(l),t.distanceToSquared(n);if(d<=s)r=0,a=f/h,a=Fe(a,0,1);else{let g=Vs.dot(uu);if(h<=s)a=0,r=Fe(-g/d,0,1);else{let v=Vs.dot(Hs),m=d*h-v*v;m!==0?r=Fe((v*f-g*h)/m,0,1):r=0,a=(v*r+f)/h,a<0?(a=0,r=Fe(-g/d,0,1)):a>1&&(a=1,r=Fe((v-g)/d,0,1))}}return t.copy(o).addScaledVector(Vs,r),n.copy(l).addScaledVector(Hs,a),t.distanceToSquared(n)}applyMatrix4(e){return this.start.applyMatrix4(e),this.end.applyMatrix4(e),this}equals(e){return e.start.equals(this.start)&&e.end.equals(this.end)}clone(){return new this.constructor().copy(this)}};function eh(i,e,t,n){let s=L1(n);switch(t){case Ou:return i*e;case zu:return i*e/s.components*s.byteLength;case hl:return i*e/s.components*s.byteLength;case $i:return i*e*2/s.components*s.byteLength;case dl:return i*e*2/s.components*s.byteLength;case Bu:return i*e*3/s.components*s.byteLength;case Xn:return i*e*4/s.components*s.byteLength;case fl:return i*e*4/s.components*s.byteLength;case da:case fa:return Math.floor((i+3)/4)*Math.floor((e+3)/4)*8;case pa:case ma:return Math.floor((i+3)/4)*Math.floor((e+3)/4)*16;case ml:case vl:return Math.max(i,16)*Math.max(e,8)/4;case pl:case gl:return Math.max(i,8)*Math.max(e,8)/2;case xl:case yl:case Ml:case bl:return Math.floor((i+3)/4)*Math.floor((e+3)/4)*8;case _l:case ga:case Sl:return Math.floor((i+3)/4)*Math.floor((e+3)/4)*16;case wl:return Math.floor((i+3)/4)*Math.floor((e+3)/4)*16;case Tl:return Math.floor((i+4)/5)*Math.floor((e+3)/4)*16;case Al:return Math.floor((i+4)/5)*Math.floor((e+4)/5)*16;case El:return Math.floor((i+5)/6)*Math.floor((e+4)/5)*16;case Rl:return Math.floor((i+5)/6)*Math.floor((e+5)/6)*16;case Cl:return Math.floor((i+7)/8)*Math.floor((e+4)/5)*16;case Il:return Math.floor((i+7)/8)*Math.floor((e+5)/6)*16;case Pl:return Math.floor((i+7)/8)*Math.floor((e+7)/8)*16;case Dl:return Math.floor((i+9)/10)*Math.floor((e+4)/5)*16;case Ll:return Math.floor((i+9)/10)*Math.floor((e+5)/6)*16;case Nl:return Math.floor((i+9)/10)*Math.floor((e+7)/8)*16;case Ul:return Math.floor((i+9)/10)*Math.floor((e+9)/10)*16;case kl:return Math.floor((i+11)/12)*Math.floor((e+9)/10)*16;case Fl:return Math.floor((i+11)/12)*Math.floor((e+11)/12)*16;case Ol:case Bl:case zl:return Math.ceil(i/4)*Math.ceil(e/4)*16;case Gl:case Vl:return Math.ceil(i/4)*Math.ceil(e/4)*8;case va:case Hl:return Math.ceil(i/4)*Math.ceil(e/4)*16}throw new Error(`Unable to determine texture byte length for ${t} format.`)}function L1(i){switch(i){case un:case Nu:return{byteLength:1,components:1};case rr:case Uu:case Wn:return{byteLength:2,components:1};case cl:case ul:return{byteLength:2,components:4};case Vn:case ll:case Hn:return{byteLength:4,components:1};case ku:case Fu:return{byteLength:4,components:3}}throw new Error(`THREE.TextureUtils: Unknown texture type ${i}.`)}typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("register",{detail:{revision:"187"}}));typeof window<"u"&&(window.__THREE__?Ae("WARNING: Multiple instances of Three.js being imported."):window.__THREE__="187");function Fp(){let i=null,e=!1,t=null,n=null;function s(r,a){n=i.requestAnimationFrame(s),t(r,a)}return{start:function(){e!==!0&&t!==null&&i!==null&&(n=i.requestAnimationFrame(s),e=!0)},stop:function(){i!==null&&i.cancelAnimationFrame(n),e=!1},setAnimationLoop:function(r){t=r},setContext:function(r){i=r}}}function U1(i){let e=new WeakMap;function t(o,l){let c=o.array,u=o.usage,d=c.byteLength,h=i.createBuffer();i.bindBuffer(l,h),i.bufferData(l,c,u),o.onUploadCallback();let f;if(c instanceof Float32Array)f=i.FLOAT;else if(typeof Float16Array<"u"&&c instanceof Float16Array)f=i.HALF_FLOAT;else if(c instanceof Uint16Array)o.isFloat16BufferAttribute?f=i.HALF_FLOAT:f=i.UNSIGNED_SHORT;else if(c instanceof Int16Array)f=i.SHORT;else if(c instanceof Uint32Array)f=i.UNSIGNED_INT;else if(c instanceof Int32Array)f=i.INT;else if(c instanceof Int8Array)f=i.BYTE;else if(c instanceof Uint8Array)f=i.UNSIGNED_BYTE;else if(c instanceof Uint8ClampedArray)f=i.UNSIGNED_BYTE;else throw new Error("THREE.WebGLAttributes: Unsupported buffer data format: "+c);return{buffer:h,type:f,bytesPerElement:c.BYTES_PER_ELEMENT,version:o.version,size:d}}function n(o,l,c){let u=l.array,d=l.updateRanges;if(i.bindBuffer(c,o),d.length===0)i.bufferSubData(c,0,u);else{d.sort((f,g)=>f.start-g.start);let h=0;for(let f=1;f<d.length;f++){let g=d[h],v=d[f];v.start<=g.start+g.count+1?g.count=Math.max(g.count,v.start+v.count-g.start):(++h,d[h]=v)}d.length=h+1;for(let f=0,g=d.length;f<g;f++){let v=d[f];i.bufferSubData(c,v.start*u.BYTES_PER_ELEMENT,u,v.start,v.count)}l.clearUpdateRanges()}l.onUploadCallback()}function s(o){return o.isInterleavedBufferAttribute&&(o=o.data),e.get(o)}function r(o){o.isInterleavedBufferAttribute&&(o=o.data);let l=e.get(o);l&&(i.deleteBuffer(l.buffer),e.delete(o))}function a(o,l){if(o.isInterleavedBufferAttribute&&(o=o.data),o.isGLBufferAttribute){let u=e.get(o);(!u||u.version<o.version)&&e.set(o,{buffer:o.buffer,type:o.type,bytesPerElement:o.elementSize,version:o.version});return}let c=e.get(o);if(c===void 0)e.set(o,t(o,l));else if(c.version<o.version){if(c.size!==o.array.byteLength)throw new Error("THREE.WebGLAttributes: The size of the buffer attribute's array buffer does not match the original size. Resizing buffer attributes is not supported.");n(c.buffer,o,l),c.version=o.version}}return{get:s,remove:r,update:a}}var k1=`#ifdef USE_ALPHAHASH
	if ( diffuseColor.a < getAlphaHashThreshold( vPosition ) ) discard;
#endif`,F1=`#ifdef USE_ALPHAHASH
	const float ALPHA_HASH_SCALE = 0.05;
	float hash2D( vec2 value ) {
		return fract( 1.0e4 * sin( 17.0 * value.x + 0.1 * value.y ) * ( 0.1 + abs( sin( 13.0 * value.y + value.x ) ) ) );
	}
	float hash3D( vec3 value ) {
		return hash2D( vec2( hash2D( value.xy ), value.z ) );
	}
	float getAlphaHashThreshold( vec3 position ) {
		float maxDeriv = max(
			length( dFdx( position.xyz ) ),
			length( dFdy( position.xyz ) )
		);
		float pixScale = 1.0 / ( ALPHA_HASH_SCALE * maxDeriv );
		vec2 pixScales = vec2(
			exp2( floor( log2( pixScale ) ) ),
			exp2( ceil( log2( pixScale ) ) )
		);
		vec2 alpha = vec2(
			hash3D( floor( pixScales.x * position.xyz ) ),
			hash3D( floor( pixScales.y * position.xyz ) )
		);
		float lerpFactor = fract( log2( pixScale ) );
		float x = ( 1.0 - lerpFactor ) * alpha.x + lerpFactor * alpha.y;
		float a = min( lerpFactor, 1.0 - lerpFactor );
		vec3 cases = vec3(
			x * x / ( 2.0 * a * ( 1.0 - a ) ),
			( x - 0.5 * a ) / ( 1.0 - a ),
			1.0 - ( ( 1.0 - x ) * ( 1.0 - x ) / ( 2.0 * a * ( 1.0 - a ) ) )
		);
		float threshold = ( x < ( 1.0 - a ) )
			? ( ( x < a ) ? cases.x : cases.y )
			: cases.z;
		return clamp( threshold , 1.0e-6, 1.0 );
	}
#endif`,O1=`#ifdef USE_ALPHAMAP
	diffuseColor.a *= texture2D( alphaMap, vAlphaMapUv ).g;
#endif`,B1=`#ifdef USE_ALPHAMAP
	uniform sampler2D alphaMap;
#endif`,z1=`#ifdef USE_ALPHATEST
	#ifdef ALPHA_TO_COVERAGE
	diffuseColor.a = smoothstep( alphaTest, alphaTest + fwidth( diffuseColor.a ), diffuseColor.a );
	if ( diffuseColor.a == 0.0 ) discard;
	#else
	if ( diffuseColor.a < alphaTest ) discard;
	#endif
#endif`,G1=`#ifdef USE_ALPHATEST
	uniform float alphaTest;
#endif`,V1=`#ifdef USE_AOMAP
	float ambientOcclusion = ( texture2D( aoMap, vAoMapUv ).r - 1.0 ) * aoMapIntensity + 1.0;
	reflectedLight.indirectDiffuse *= ambientOcclusion;
	#if defined( USE_CLEARCOAT ) 
		clearcoatSpecularIndirect *= ambientOcclusion;
	#endif
	#if defined( USE_SHEEN ) 
		sheenSpecularIndirect *= ambientOcclusion;
	#endif
	#if defined( USE_ENVMAP ) && defined( STANDARD )
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		reflectedLight.indirectSpecular *= computeSpecularOcclusion( dotNV, ambientOcclusion, material.roughness );
	#endif
#endif`,H1=`#ifdef USE_AOMAP
	uniform sampler2D aoMap;
	uniform float aoMapIntensity;
#endif`,W1=`#ifdef USE_BATCHING
	#if ! defined( GL_ANGLE_multi_draw )
	#define gl_DrawID _gl_DrawID
	uniform int _gl_DrawID;
	#endif
	uniform highp sampler2D batchingTexture;
	uniform highp usampler2D batchingIdTexture;
	mat4 getBatchingMatrix( const in float i ) {
		int size = textureSize( batchingTexture, 0 ).x;
		int j = int( i ) * 4;
		int x = j % size;
		int y = j / size;
		vec4 v1 = texelFetch( batchingTexture, ivec2( x, y ), 0 );
		vec4 v2 = texelFetch( batchingTexture, ivec2( x + 1, y ), 0 );
		vec4 v3 = texelFetch( batchingTexture, ivec2( x + 2, y ), 0 );
		vec4 v4 = texelFetch( batchingTexture, ivec2( x + 3, y ), 0 );
		return mat4( v1, v2, v3, v4 );
	}
	float getIndirectIndex( const in int i ) {
		int size = textureSize( batchingIdTexture, 0 ).x;
		int x = i % size;
		int y = i / size;
		return float( texelFetch( batchingIdTexture, ivec2( x, y ), 0 ).r );
	}
#endif
#ifdef USE_BATCHING_COLOR
	uniform sampler2D batchingColorTexture;
	vec4 getBatchingColor( const in float i ) {
		int size = textureSize( batchingColorTexture, 0 ).x;
		int j = int( i );
		int x = j % size;
		int y = j / size;
		return texelFetch( batchingColorTexture, ivec2( x, y ), 0 );
	}
#endif`,X1=`#ifdef USE_BATCHING
	mat4 batchingMatrix = getBatchingMatrix( getIndirectIndex( gl_DrawID ) );
#endif`,$1=`vec3 transformed = vec3( position );
#ifdef USE_ALPHAHASH
	vPosition = vec3( position );
#endif`,q1=`vec3 objectNormal = vec3( normal );
#ifdef USE_TANGENT
	vec3 objectTangent = vec3( tangent.xyz );
#endif`,Y1=`float G_BlinnPhong_Implicit( ) {
	return 0.25;
}
float D_BlinnPhong( const in float shininess, const in float dotNH ) {
	return RECIPROCAL_PI * ( shininess * 0.5 + 1.0 ) * pow( dotNH, shininess );
}
vec3 BRDF_BlinnPhong( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in vec3 specularColor, const in float shininess ) {
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNH = saturate( dot( normal, halfDir ) );
	float dotVH = saturate( dot( viewDir, halfDir ) );
	vec3 F = F_Schlick( specularColor, 1.0, dotVH );
	float G = G_BlinnPhong_Implicit( );
	float D = D_BlinnPhong( shininess, dotNH );
	return F * ( G * D );
} // validated`,Z1=`#ifdef USE_IRIDESCENCE
	const mat3 XYZ_TO_REC709 = mat3(
		 3.2404542, -0.9692660,  0.0556434,
		-1.5371385,  1.8760108, -0.2040259,
		-0.4985314,  0.0415560,  1.0572252
	);
	vec3 Fresnel0ToIor( vec3 fresnel0 ) {
		vec3 sqrtF0 = sqrt( fresnel0 );
		return ( vec3( 1.0 ) + sqrtF0 ) / ( vec3( 1.0 ) - sqrtF0 );
	}
	vec3 IorToFresnel0( vec3 transmittedIor, float incidentIor ) {
		return pow2( ( transmittedIor - vec3( incidentIor ) ) / ( transmittedIor + vec3( incidentIor ) ) );
	}
	float IorToFresnel0( float transmittedIor, float incidentIor ) {
		return pow2( ( transmittedIor - incidentIor ) / ( transmittedIor + incidentIor ));
	}
	vec3 evalSensitivity( float OPD, vec3 shift ) {
		float phase = 2.0 * PI * OPD * 1.0e-9;
		vec3 val = vec3( 5.4856e-13, 4.4201e-13, 5.2481e-13 );
		vec3 pos = vec3( 1.6810e+06, 1.7953e+06, 2.2084e+06 );
		vec3 var = vec3( 4.3278e+09, 9.3046e+09, 6.6121e+09 );
		vec3 xyz = val * sqrt( 2.0 * PI * var ) * cos( pos * phase + shift ) * exp( - pow2( phase ) * var );
		xyz.x += 9.7470e-14 * sqrt( 2.0 * PI * 4.5282e+09 ) * cos( 2.2399e+06 * phase + shift[ 0 ] ) * exp( - 4.5282e+09 * pow2( phase ) );
		xyz /= 1.0685e-7;
		vec3 rgb = XYZ_TO_REC709 * xyz;
		return rgb;
	}
	vec3 evalIridescence( float outsideIOR, float eta2, float cosTheta1, float thinFilmThickness, vec3 baseF0 ) {
		vec3 I;
		float iridescenceIOR = mix( outsideIOR, eta2, smoothstep( 0.0, 0.03, thinFilmThickness ) );
		float sinTheta2Sq = pow2( outsideIOR / iridescenceIOR ) * ( 1.0 - pow2( cosTheta1 ) );
		float cosTheta2Sq = 1.0 - sinTheta2Sq;
		if ( cosTheta2Sq < 0.0 ) {
			return vec3( 1.0 );
		}
		float cosTheta2 = sqrt( cosTheta2Sq );
		float R0 = IorToFresnel0( iridescenceIOR, outsideIOR );
		float R12 = F_Schlick( R0, 1.0, cosTheta1 );
		float T121 = 1.0 - R12;
		float phi12 = 0.0;
		if ( iridescenceIOR < outsideIOR ) phi12 = PI;
		float phi21 = PI - phi12;
		vec3 baseIOR = Fresnel0ToIor( clamp( baseF0, 0.0, 0.9999 ) );		vec3 R1 = IorToFresnel0( baseIOR, iridescenceIOR );
		vec3 R23 = F_Schlick( R1, 1.0, cosTheta2 );
		vec3 phi23 = vec3( 0.0 );
		if ( baseIOR[ 0 ] < iridescenceIOR ) phi23[ 0 ] = PI;
		if ( baseIOR[ 1 ] < iridescenceIOR ) phi23[ 1 ] = PI;
		if ( baseIOR[ 2 ] < iridescenceIOR ) phi23[ 2 ] = PI;
		float OPD = 2.0 * iridescenceIOR * thinFilmThickness * cosTheta2;
		vec3 phi = vec3( phi21 ) + phi23;
		vec3 R123 = clamp( R12 * R23, 1e-5, 0.9999 );
		vec3 r123 = sqrt( R123 );
		vec3 Rs = pow2( T121 ) * R23 / ( vec3( 1.0 ) - R123 );
		vec3 C0 = R12 + Rs;
		I = C0;
		vec3 Cm = Rs - T121;
		for ( int m = 1; m <= 2; ++ m ) {
			Cm *= r123;
			vec3 Sm = 2.0 * evalSensitivity( float( m ) * OPD, float( m ) * phi );
			I += Cm * Sm;
		}
		return max( I, vec3( 0.0 ) );
	}
#endif`,J1=`#ifdef USE_BUMPMAP
	uniform sampler2D bumpMap;
	uniform float bumpScale;
	vec2 dHdxy_fwd() {
		vec2 dSTdx = dFdx( vBumpMapUv );
		vec2 dSTdy = dFdy( vBumpMapUv );
		float Hll = bumpScale * texture2D( bumpMap, vBumpMapUv ).x;
		float dBx = bumpScale * texture2D( bumpMap, vBumpMapUv + dSTdx ).x - Hll;
		float dBy = bumpScale * texture2D( bumpMap, vBumpMapUv + dSTdy ).x - Hll;
		return vec2( dBx, dBy );
	}
	vec3 perturbNormalArb( vec3 surf_pos, vec3 surf_norm, vec2 dHdxy, float faceDirection ) {
		vec3 vSigmaX = normalize( dFdx( surf_pos.xyz ) );
		vec3 vSigmaY = normalize( dFdy( surf_pos.xyz ) );
		vec3 vN = surf_norm;
		vec3 R1 = cross( vSigmaY, vN );
		vec3 R2 = cross( vN, vSigmaX );
		float fDet = dot( vSigmaX, R1 ) * faceDirection;
		vec3 vGrad = sign( fDet ) * ( dHdxy.x * R1 + dHdxy.y * R2 );
		return normalize( abs( fDet ) * surf_norm - vGrad );
	}
#endif`,K1=`#if NUM_CLIPPING_PLANES > 0
	vec4 plane;
	#ifdef ALPHA_TO_COVERAGE
		float distanceToPlane, distanceGradient;
		float clipOpacity = 1.0;
		#pragma unroll_loop_start
		for ( int i = 0; i < UNION_CLIPPING_PLANES; i ++ ) {
			plane = clippingPlanes[ i ];
			distanceToPlane = - dot( vClipPosition, plane.xyz ) + plane.w;
			distanceGradient = fwidth( distanceToPlane ) / 2.0;
			clipOpacity *= smoothstep( - distanceGradient, distanceGradient, distanceToPlane );
			if ( clipOpacity == 0.0 ) discard;
		}
		#pragma unroll_loop_end
		#if UNION_CLIPPING_PLANES < NUM_CLIPPING_PLANES
			float unionClipOpacity = 1.0;
			#pragma unroll_loop_start
			for ( int i = UNION_CLIPPING_PLANES; i < NUM_CLIPPING_PLANES; i ++ ) {
				plane = clippingPlanes[ i ];
				distanceToPlane = - dot( vClipPosition, plane.xyz ) + plane.w;
				distanceGradient = fwidth( distanceToPlane ) / 2.0;
				unionClipOpacity *= 1.0 - smoothstep( - distanceGradient, distanceGradient, distanceToPlane );
			}
			#pragma unroll_loop_end
			clipOpacity *= 1.0 - unionClipOpacity;
		#endif
		diffuseColor.a *= clipOpacity;
		if ( diffuseColor.a == 0.0 ) discard;
	#else
		#pragma unroll_loop_start
		for ( int i = 0; i < UNION_CLIPPING_PLANES; i ++ ) {
			plane = clippingPlanes[ i ];
			if ( dot( vClipPosition, plane.xyz ) > plane.w ) discard;
		}
		#pragma unroll_loop_end
		#if UNION_CLIPPING_PLANES < NUM_CLIPPING_PLANES
			bool clipped = true;
			#pragma unroll_loop_start
			for ( int i = UNION_CLIPPING_PLANES; i < NUM_CLIPPING_PLANES; i ++ ) {
				plane = clippingPlanes[ i ];
				clipped = ( dot( vClipPosition, plane.xyz ) > plane.w ) && clipped;
			}
			#pragma unroll_loop_end
			if ( clipped ) discard;
		#endif
	#endif
#endif`,j1=`#if NUM_CLIPPING_PLANES > 0
	varying vec3 vClipPosition;
	uniform vec4 clippingPlanes[ NUM_CLIPPING_PLANES ];
#endif`,Q1=`#if NUM_CLIPPING_PLANES > 0
	varying vec3 vClipPosition;
#endif`,e3=`#if NUM_CLIPPING_PLANES > 0
	vClipPosition = - mvPosition.xyz;
#endif`,t3=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA )
	diffuseColor *= vColor;
#endif`,n3=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA )
	varying vec4 vColor;
#endif`,i3=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA ) || defined( USE_INSTANCING_COLOR ) || defined( USE_BATCHING_COLOR )
	varying vec4 vColor;
#endif`,s3=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA ) || defined( USE_INSTANCING_COLOR ) || defined( USE_BATCHING_COLOR )
	vColor = vec4( 1.0 );
#endif
#ifdef USE_COLOR_ALPHA
	vColor *= color;
#elif defined( USE_COLOR )
	vColor.rgb *= color;
#endif
#ifdef USE_INSTANCING_COLOR
	vColor.rgb *= instanceColor.rgb;
#endif
#ifdef USE_BATCHING_COLOR
	vColor *= getBatchingColor( getIndirectIndex( gl_DrawID ) );
#endif`,r3=`#define PI 3.141592653589793
#define PI2 6.283185307179586
#define PI_HALF 1.5707963267948966
#define RECIPROCAL_PI 0.3183098861837907
#define RECIPROCAL_PI2 0.15915494309189535
#define EPSILON 1e-6
#ifndef saturate
#define saturate( a ) clamp( a, 0.0, 1.0 )
#endif
#define whiteComplement( a ) ( 1.0 - saturate( a ) )
float pow2( const in float x ) { return x*x; }
vec3 pow2( const in vec3 x ) { return x*x; }
float pow3( const in float x ) { return x*x*x; }
float pow4( const in float x ) { float x2 = x*x; return x2*x2; }
float max3( const in vec3 v ) { return max( max( v.x, v.y ), v.z ); }
float average( const in vec3 v ) { return dot( v, vec3( 0.3333333 ) ); }
highp float rand( const in vec2 uv ) {
	const highp float a = 12.9898, b = 78.233, c = 43758.5453;
	highp float dt = dot( uv.xy, vec2( a,b ) ), sn = mod( dt, PI );
	return fract( sin( sn ) * c );
}
#ifdef HIGH_PRECISION
	float precisionSafeLength( vec3 v ) { return length( v ); }
#else
	float precisionSafeLength( vec3 v ) {
		float maxComponent = max3( abs( v ) );
		return length( v / maxComponent ) * maxComponent;
	}
#endif
struct IncidentLight {
	vec3 color;
	vec3 direction;
	bool visible;
};
struct ReflectedLight {
	vec3 directDiffuse;
	vec3 directSpecular;
	vec3 indirectDiffuse;
	vec3 indirectSpecular;
};
#ifdef USE_ALPHAHASH
	varying vec3 vPosition;
#endif
vec3 transformDirection( in vec3 dir, in mat4 matrix ) {
	return normalize( ( matrix * vec4( dir, 0.0 ) ).xyz );
}
#define inverseTransformDirection transformDirectionByInverseViewMatrix
vec3 transformNormalByInverseViewMatrix( in vec3 normal, in mat4 viewMatrix ) {
	return normalize( ( vec4( normal, 0.0 ) * viewMatrix ).xyz );
}
vec3 transformDirectionByInverseViewMatrix( in vec3 dir, in mat4 viewMatrix ) {
	return normalize( ( vec4( dir, 0.0 ) * viewMatrix ).xyz );
}
bool isPerspectiveMatrix( mat4 m ) {
	return m[ 2 ][ 3 ] == - 1.0;
}
vec2 equirectUv( in vec3 dir ) {
	float u = atan( dir.z, dir.x ) * RECIPROCAL_PI2 + 0.5;
	float v = asin( clamp( dir.y, - 1.0, 1.0 ) ) * RECIPROCAL_PI + 0.5;
	return vec2( u, v );
}
vec3 BRDF_Lambert( const in vec3 diffuseColor ) {
	return RECIPROCAL_PI * diffuseColor;
}
vec3 F_Schlick( const in vec3 f0, const in float f90, const in float dotVH ) {
	float fresnel = exp2( ( - 5.55473 * dotVH - 6.98316 ) * dotVH );
	return f0 * ( 1.0 - fresnel ) + ( f90 * fresnel );
}
float F_Schlick( const in float f0, const in float f90, const in float dotVH ) {
	float fresnel = exp2( ( - 5.55473 * dotVH - 6.98316 ) * dotVH );
	return f0 * ( 1.0 - fresnel ) + ( f90 * fresnel );
} // validated`,a3=`vec3 transformedNormal = objectNormal;
#ifdef USE_TANGENT
	vec3 transformedTangent = objectTangent;
#endif
#ifdef USE_BATCHING
	mat3 bm = mat3( batchingMatrix );
	transformedNormal /= vec3( dot( bm[ 0 ], bm[ 0 ] ), dot( bm[ 1 ], bm[ 1 ] ), dot( bm[ 2 ], bm[ 2 ] ) );
	transformedNormal = bm * transformedNormal;
	#ifdef USE_TANGENT
		transformedTangent = bm * transformedTangent;
	#endif
#endif
#ifdef USE_INSTANCING
	mat3 im = mat3( instanceMatrix );
	transformedNormal /= vec3( dot( im[ 0 ], im[ 0 ] ), dot( im[ 1 ], im[ 1 ] ), dot( im[ 2 ], im[ 2 ] ) );
	transformedNormal = im * transformedNormal;
	#ifdef USE_TANGENT
		transformedTangent = im * transformedTangent;
	#endif
#endif
transformedNormal = normalMatrix * transformedNormal;
#ifdef FLIP_SIDED
	transformedNormal = - transformedNormal;
#endif
#ifdef USE_TANGENT
	transformedTangent = ( modelViewMatrix * vec4( transformedTangent, 0.0 ) ).xyz;
#endif`,o3=`#ifdef USE_DISPLACEMENTMAP
	uniform sampler2D displacementMap;
	uniform float displacementScale;
	uniform float displacementBias;
#endif`,l3=`#ifdef USE_DISPLACEMENTMAP
	transformed += normalize( objectNormal ) * ( texture2D( displacementMap, vDisplacementMapUv ).x * displacementScale + displacementBias );
#endif`,c3=`#ifdef USE_EMISSIVEMAP
	vec4 emissiveColor = texture2D( emissiveMap, vEmissiveMapUv );
	#ifdef DECODE_VIDEO_TEXTURE_EMISSIVE
		emissiveColor = sRGBTransferEOTF( emissiveColor );
	#endif
	totalEmissiveRadiance *= emissiveColor.rgb;
#endif`,u3=`#ifdef USE_EMISSIVEMAP
	uniform sampler2D emissiveMap;
#endif`,h3="gl_FragColor = linearToOutputTexel( gl_FragColor );",d3=`vec4 LinearTransferOETF( in vec4 value ) {
	return value;
}
vec4 sRGBTransferEOTF( in vec4 value ) {
	return vec4( mix( pow( value.rgb * 0.9478672986 + vec3( 0.0521327014 ), vec3( 2.4 ) ), value.rgb * 0.0773993808, vec3( lessThanEqual( value.rgb, vec3( 0.04045 ) ) ) ), value.a );
}
vec4 sRGBTransferOETF( in vec4 value ) {
	return vec4( mix( pow( value.rgb, vec3( 0.41666 ) ) * 1.055 - vec3( 0.055 ), value.rgb * 12.92, vec3( lessThanEqual( value.rgb, vec3( 0.0031308 ) ) ) ), value.a );
}`,f3=`#ifdef USE_ENVMAP
	#ifdef ENV_WORLDPOS
		vec3 cameraToFrag;
		if ( isOrthographic ) {
			cameraToFrag = normalize( vec3( - viewMatrix[ 0 ][ 2 ], - viewMatrix[ 1 ][ 2 ], - viewMatrix[ 2 ][ 2 ] ) );
		} else {
			cameraToFrag = normalize( vWorldPosition - cameraPosition );
		}
		vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );
		#ifdef ENVMAP_MODE_REFLECTION
			vec3 reflectVec = reflect( cameraToFrag, worldNormal );
		#else
			vec3 reflectVec = refract( cameraToFrag, worldNormal, refractionRatio );
		#endif
	#else
		vec3 reflectVec = vReflect;
	#endif
	#ifdef ENVMAP_TYPE_CUBE
		vec4 envColor = textureCube( envMap, envMapRotation * reflectVec );
		#ifdef ENVMAP_BLENDING_MULTIPLY
			outgoingLight = mix( outgoingLight, outgoingLight * envColor.xyz, specularStrength * reflectivity );
		#elif defined( ENVMAP_BLENDING_MIX )
			outgoingLight = mix( outgoingLight, envColor.xyz, specularStrength * reflectivity );
		#elif defined( ENVMAP_BLENDING_ADD )
			outgoingLight += envColor.xyz * specularStrength * reflectivity;
		#endif
	#endif
#endif`,p3=`#ifdef USE_ENVMAP
	uniform float envMapIntensity;
	uniform mat3 envMapRotation;
	uniform samplerCube envMap;
	#ifdef ENVMAP_TYPE_PMREM
		float roughnessToMip( const in float roughness ) {
			float r = clamp( roughness, 0.0, 1.0 );
			return ENVMAP_MAX_LOD * r * ( 2.0 - r );
		}
	#endif
#endif`,m3=`#ifdef USE_ENVMAP
	uniform float reflectivity;
	#if defined( USE_BUMPMAP ) || defined( USE_NORMALMAP ) || defined( PHONG ) || defined( LAMBERT )
		#define ENV_WORLDPOS
	#endif
	#ifdef ENV_WORLDPOS
		varying vec3 vWorldPosition;
		uniform float refractionRatio;
	#else
		varying vec3 vReflect;
	#endif
#endif`,g3=`#ifdef USE_ENVMAP
	#if defined( USE_BUMPMAP ) || defined( USE_NORMALMAP ) || defined( PHONG ) || defined( LAMBERT )
		#define ENV_WORLDPOS
	#endif
	#ifdef ENV_WORLDPOS
		
		varying vec3 vWorldPosition;
	#else
		varying vec3 vReflect;
		uniform float refractionRatio;
	#endif
#endif`,v3=`#ifdef USE_ENVMAP
	#ifdef ENV_WORLDPOS
		vWorldPosition = worldPosition.xyz;
	#else
		vec3 cameraToVertex;
		if ( isOrthographic ) {
			cameraToVertex = normalize( vec3( - viewMatrix[ 0 ][ 2 ], - viewMatrix[ 1 ][ 2 ], - viewMatrix[ 2 ][ 2 ] ) );
		} else {
			cameraToVertex = normalize( worldPosition.xyz - cameraPosition );
		}
		vec3 worldNormal = transformNormalByInverseViewMatrix( transformedNormal, viewMatrix );
		#ifdef ENVMAP_MODE_REFLECTION
			vReflect = reflect( cameraToVertex, worldNormal );
		#else
			vReflect = refract( cameraToVertex, worldNormal, refractionRatio );
		#endif
	#endif
#endif`,x3=`#ifdef USE_FOG
	vFogDepth = - mvPosition.z;
#endif`,y3=`#ifdef USE_FOG
	varying float vFogDepth;
#endif`,_3=`#ifdef USE_FOG
	#ifdef FOG_EXP2
		float fogFactor = 1.0 - exp( - fogDensity * fogDensity * vFogDepth * vFogDepth );
	#else
		float fogFactor = smoothstep( fogNear, fogFar, vFogDepth );
	#endif
	gl_FragColor.rgb = mix( gl_FragColor.rgb, fogColor, fogFactor );
#endif`,M3=`#ifdef USE_FOG
	uniform vec3 fogColor;
	varying float vFogDepth;
	#ifdef FOG_EXP2
		uniform float fogDensity;
	#else
		uniform float fogNear;
		uniform float fogFar;
	#endif
#endif`,b3=`#ifdef USE_GRADIENTMAP
	uniform sampler2D gradientMap;
#endif
vec3 getGradientIrradiance( vec3 normal, vec3 lightDirection ) {
	float dotNL = dot( normal, lightDirection );
	vec2 coord = vec2( dotNL * 0.5 + 0.5, 0.0 );
	#ifdef USE_GRADIENTMAP
		return vec3( texture2D( gradientMap, coord ).r );
	#else
		vec2 fw = fwidth( coord ) * 0.5;
		return mix( vec3( 0.7 ), vec3( 1.0 ), smoothstep( 0.7 - fw.x, 0.7 + fw.x, coord.x ) );
	#endif
}`,S3=`#ifdef USE_LIGHTMAP
	uniform sampler2D lightMap;
	uniform float lightMapIntensity;
#endif`,w3=`LambertMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.specularStrength = specularStrength;`,T3=`varying vec3 vViewPosition;
struct LambertMaterial {
	vec3 diffuseColor;
	float specularStrength;
};
void RE_Direct_Lambert( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in LambertMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
void RE_IndirectDiffuse_Lambert( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in LambertMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_Lambert
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Lambert`,A3=`uniform bool receiveShadow;
uniform vec3 ambientLightColor;
#if defined( USE_LIGHT_PROBES )
	uniform vec3 lightProbe[ 9 ];
#endif
vec3 shGetIrradianceAt( in vec3 normal, in vec3 shCoefficients[ 9 ] ) {
	float x = normal.x, y = normal.y, z = normal.z;
	vec3 result = shCoefficients[ 0 ] * 0.886227;
	result += shCoefficients[ 1 ] * 2.0 * 0.511664 * y;
	result += shCoefficients[ 2 ] * 2.0 * 0.511664 * z;
	result += shCoefficients[ 3 ] * 2.0 * 0.511664 * x;
	result += shCoefficients[ 4 ] * 2.0 * 0.429043 * x * y;
	result += shCoefficients[ 5 ] * 2.0 * 0.429043 * y * z;
	result += shCoefficients[ 6 ] * ( 0.743125 * z * z - 0.247708 );
	result += shCoefficients[ 7 ] * 2.0 * 0.429043 * x * z;
	result += shCoefficients[ 8 ] * 0.429043 * ( x * x - y * y );
	return result;
}
vec3 getLightProbeIrradiance( const in vec3 lightProbe[ 9 ], const in vec3 normal ) {
	vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );
	vec3 irradiance = shGetIrradianceAt( worldNormal, lightProbe );
	return irradiance;
}
vec3 getAmbientLightIrradiance( const in vec3 ambientLightColor ) {
	vec3 irradiance = ambientLightColor;
	return irradiance;
}
float getDistanceAttenuation( const in float lightDistance, const in float cutoffDistance, const in float decayExponent ) {
	float distanceFalloff = 1.0 / max( pow( lightDistance, decayExponent ), 0.01 );
	if ( cutoffDistance > 0.0 ) {
		distanceFalloff *= pow2( saturate( 1.0 - pow4( lightDistance / cutoffDistance ) ) );
	}
	return distanceFalloff;
}
float getSpotAttenuation( const in float coneCosine, const in float penumbraCosine, const in float angleCosine ) {
	return smoothstep( coneCosine, penumbraCosine, angleCosine );
}
#if NUM_SUN_LIGHTS > 0
	struct SunLight {
		vec3 direction;
		vec3 color;
	};
	uniform SunLight sunLights[ NUM_SUN_LIGHTS ];
	void getSunLightInfo( const in SunLight sunLight, out IncidentLight light ) {
		light.color = sunLight.color;
		light.direction = sunLight.direction;
		light.visible = true;
	}
#endif
#if NUM_DIR_LIGHTS > 0
	struct DirectionalLight {
		vec3 direction;
		vec3 color;
	};
	uniform DirectionalLight directionalLights[ NUM_DIR_LIGHTS ];
	void getDirectionalLightInfo( const in DirectionalLight directionalLight, out IncidentLight light ) {
		light.color = directionalLight.color;
		light.direction = directionalLight.direction;
		light.visible = true;
	}
#endif
#if NUM_POINT_LIGHTS > 0
	struct PointLight {
		vec3 position;
		vec3 color;
		float distance;
		float decay;
	};
	uniform PointLight pointLights[ NUM_POINT_LIGHTS ];
	void getPointLightInfo( const in PointLight pointLight, const in vec3 geometryPosition, out IncidentLight light ) {
		vec3 lVector = pointLight.position - geometryPosition;
		light.direction = normalize( lVector );
		float lightDistance = length( lVector );
		light.color = pointLight.color;
		light.color *= getDistanceAttenuation( lightDistance, pointLight.distance, pointLight.decay );
		light.visible = ( light.color != vec3( 0.0 ) );
	}
#endif
#if NUM_SPOT_LIGHTS > 0
	struct SpotLight {
		vec3 position;
		vec3 direction;
		vec3 color;
		float distance;
		float decay;
		float coneCos;
		float penumbraCos;
	};
	uniform SpotLight spotLights[ NUM_SPOT_LIGHTS ];
	void getSpotLightInfo( const in SpotLight spotLight, const in vec3 geometryPosition, out IncidentLight light ) {
		vec3 lVector = spotLight.position - geometryPosition;
		light.direction = normalize( lVector );
		float angleCos = dot( light.direction, spotLight.direction );
		float spotAttenuation = getSpotAttenuation( spotLight.coneCos, spotLight.penumbraCos, angleCos );
		if ( spotAttenuation > 0.0 ) {
			float lightDistance = length( lVector );
			light.color = spotLight.color * spotAttenuation;
			light.color *= getDistanceAttenuation( lightDistance, spotLight.distance, spotLight.decay );
			light.visible = ( light.color != vec3( 0.0 ) );
		} else {
			light.color = vec3( 0.0 );
			light.visible = false;
		}
	}
#endif
#if NUM_RECT_AREA_LIGHTS > 0
	struct RectAreaLight {
		vec3 color;
		vec3 position;
		vec3 halfWidth;
		vec3 halfHeight;
	};
	uniform sampler2D ltc_1;	uniform sampler2D ltc_2;
	uniform RectAreaLight rectAreaLights[ NUM_RECT_AREA_LIGHTS ];
#endif
#if NUM_HEMI_LIGHTS > 0
	struct HemisphereLight {
		vec3 direction;
		vec3 skyColor;
		vec3 groundColor;
	};
	uniform HemisphereLight hemisphereLights[ NUM_HEMI_LIGHTS ];
	vec3 getHemisphereLightIrradiance( const in HemisphereLight hemiLight, const in vec3 normal ) {
		float dotNL = dot( normal, hemiLight.direction );
		float hemiDiffuseWeight = 0.5 * dotNL + 0.5;
		vec3 irradiance = mix( hemiLight.groundColor, hemiLight.skyColor, hemiDiffuseWeight );
		return irradiance;
	}
#endif
#include <lightprobes_pars_fragment>`,E3=`#ifdef USE_ENVMAP
	vec3 getIBLIrradiance( const in vec3 normal ) {
		#ifdef ENVMAP_TYPE_PMREM
			vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );
			vec4 envMapColor = textureLod( envMap, envMapRotation * worldNormal, ENVMAP_MAX_LOD );
			return PI * envMapColor.rgb * envMapIntensity;
		#else
			return vec3( 0.0 );
		#endif
	}
	vec3 getIBLRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness ) {
		#ifdef ENVMAP_TYPE_PMREM
			vec3 reflectVec = reflect( - viewDir, normal );
			reflectVec = normalize( mix( reflectVec, normal, pow4( roughness ) ) );
			reflectVec = transformDirectionByInverseViewMatrix( reflectVec, viewMatrix );
			vec4 envMapColor = textureLod( envMap, envMapRotation * reflectVec, roughnessToMip( roughness ) );
			return envMapColor.rgb * envMapIntensity;
		#else
			return vec3( 0.0 );
		#endif
	}
	#ifdef USE_RETROREFLECTION
		vec3 getIBLRetroRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness ) {
			#ifdef ENVMAP_TYPE_PMREM
				vec3 retroVec = normalize( mix( viewDir, normal, pow4( roughness ) ) );
				retroVec = transformDirectionByInverseViewMatrix( retroVec, viewMatrix );
				vec4 envMapColor = textureLod( envMap, envMapRotation * retroVec, roughnessToMip( roughness ) );
				return envMapColor.rgb * envMapIntensity;
			#else
				return vec3( 0.0 );
			#endif
		}
	#endif
	#ifdef USE_ANISOTROPY
		vec3 getIBLAnisotropyRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness, const in vec3 bitangent, const in float anisotropy ) {
			#ifdef ENVMAP_TYPE_PMREM
				vec3 bentNormal = cross( bitangent, viewDir );
				bentNormal = normalize( cross( bentNormal, bitangent ) );
				bentNormal = normalize( mix( bentNormal, normal, pow2( pow2( 1.0 - anisotropy * ( 1.0 - roughness ) ) ) ) );
				return getIBLRadiance( viewDir, bentNormal, roughness );
			#else
				return vec3( 0.0 );
			#endif
		}
		#ifdef USE_RETROREFLECTION
			vec3 getIBLAnisotropyRetroRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness, const in vec3 bitangent, const in float anisotropy ) {
				#ifdef ENVMAP_TYPE_PMREM
					vec3 bentNormal = cross( bitangent, viewDir );
					bentNormal = normalize( cross( bentNormal, bitangent ) );
					bentNormal = normalize( mix( bentNormal, normal, pow2( pow2( 1.0 - anisotropy * ( 1.0 - roughness ) ) ) ) );
					return getIBLRetroRadiance( viewDir, bentNormal, roughness );
				#else
					return vec3( 0.0 );
				#endif
			}
		#endif
	#endif
#endif`,R3=`ToonMaterial material;
material.diffuseColor = diffuseColor.rgb;`,C3=`varying vec3 vViewPosition;
struct ToonMaterial {
	vec3 diffuseColor;
};
void RE_Direct_Toon( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in ToonMaterial material, inout ReflectedLight reflectedLight ) {
	vec3 irradiance = getGradientIrradiance( geometryNormal, directLight.direction ) * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
void RE_IndirectDiffuse_Toon( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in ToonMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_Toon
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Toon`,I3=`BlinnPhongMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.specularColor = specular;
material.specularShininess = shininess;
material.specularStrength = specularStrength;`,P3=`varying vec3 vViewPosition;
struct BlinnPhongMaterial {
	vec3 diffuseColor;
	vec3 specularColor;
	float specularShininess;
	float specularStrength;
};
void RE_Direct_BlinnPhong( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in BlinnPhongMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
	reflectedLight.directSpecular += irradiance * BRDF_BlinnPhong( directLight.direction, geometryViewDir, geometryNormal, material.specularColor, material.specularShininess ) * material.specularStrength;
}
void RE_IndirectDiffuse_BlinnPhong( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in BlinnPhongMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_BlinnPhong
#define RE_IndirectDiffuse		RE_IndirectDiffuse_BlinnPhong`,D3=`PhysicalMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.diffuseContribution = diffuseColor.rgb * ( 1.0 - metalnessFactor );
material.metalness = metalnessFactor;
vec3 dxy = max( abs( dFdx( nonPerturbedNormal ) ), abs( dFdy( nonPerturbedNormal ) ) );
float geometryRoughness = max( max( dxy.x, dxy.y ), dxy.z );
material.roughness = max( roughnessFactor, 0.045 );
material.roughness += geometryRoughness;
material.roughness = min( material.roughness, 1.0 );
#ifdef USE_DIFFUSE_ROUGHNESS
	float diffuseRoughnessFactor = diffuseRoughness;
	#ifdef USE_DIFFUSE_ROUGHNESSMAP
		diffuseRoughnessFactor *= texture2D( diffuseRoughnessMap, vDiffuseRoughnessMapUv ).r;
	#endif
	material.diffuseRoughness = saturate( diffuseRoughnessFactor );
#endif
#ifdef IOR
	material.ior = ior;
	#ifdef USE_SPECULAR
		float specularIntensityFactor = specularIntensity;
		vec3 specularColorFactor = specularColor;
		#ifdef USE_SPECULAR_COLORMAP
			specularColorFactor *= texture2D( specularColorMap, vSpecularColorMapUv ).rgb;
		#endif
		#ifdef USE_SPECULAR_INTENSITYMAP
			specularIntensityFactor *= texture2D( specularIntensityMap, vSpecularIntensityMapUv ).a;
		#endif
		material.specularF90 = mix( specularIntensityFactor, 1.0, metalnessFactor );
	#else
		float specularIntensityFactor = 1.0;
		vec3 specularColorFactor = vec3( 1.0 );
		material.specularF90 = 1.0;
	#endif
	material.specularColor = min( pow2( ( material.ior - 1.0 ) / ( material.ior + 1.0 ) ) * specularColorFactor, vec3( 1.0 ) ) * specularIntensityFactor;
	material.specularColorBlended = mix( material.specularColor, diffuseColor.rgb, metalnessFactor );
#else
	material.specularColor = vec3( 0.04 );
	material.specularColorBlended = mix( material.specularColor, diffuseColor.rgb, metalnessFactor );
	material.specularF90 = 1.0;
#endif
#ifdef USE_CLEARCOAT
	material.clearcoat = clearcoat;
	material.clearcoatRoughness = clearcoatRoughness;
	material.clearcoatF0 = vec3( 0.04 );
	material.clearcoatF90 = 1.0;
	#ifdef USE_CLEARCOATMAP
		material.clearcoat *= texture2D( clearcoatMap, vClearcoatMapUv ).x;
	#endif
	#ifdef USE_CLEARCOAT_ROUGHNESSMAP
		material.clearcoatRoughness *= texture2D( clearcoatRoughnessMap, vClearcoatRoughnessMapUv ).y;
	#endif
	material.clearcoat = saturate( material.clearcoat );	material.clearcoatRoughness = max( material.clearcoatRoughness, 0.045 );
	material.clearcoatRoughness += geometryRoughness;
	material.clearcoatRoughness = min( material.clearcoatRoughness, 1.0 );
#endif
#ifdef USE_DISPERSION
	material.dispersion = dispersion;
#endif
#ifdef USE_RETROREFLECTION
	material.retroreflectivity = retroreflectivity;
#endif
#ifdef USE_IRIDESCENCE
	material.iridescence = iridescence;
	material.iridescenceIOR = iridescenceIOR;
	#ifdef USE_IRIDESCENCEMAP
		material.iridescence *= texture2D( iridescenceMap, vIridescenceMapUv ).r;
	#endif
	#ifdef USE_IRIDESCENCE_THICKNESSMAP
		material.iridescenceThickness = (iridescenceThicknessMaximum - iridescenceThicknessMinimum) * texture2D( iridescenceThicknessMap, vIridescenceThicknessMapUv ).g + iridescenceThicknessMinimum;
	#else
		material.iridescenceThickness = iridescenceThicknessMaximum;
	#endif
#endif
#ifdef USE_SHEEN
	material.sheenColor = sheenColor;
	#ifdef USE_SHEEN_COLORMAP
		material.sheenColor *= texture2D( sheenColorMap, vSheenColorMapUv ).rgb;
	#endif
	material.sheenRoughness = clamp( sheenRoughness, 0.0001, 1.0 );
	#ifdef USE_SHEEN_ROUGHNESSMAP
		material.sheenRoughness *= texture2D( sheenRoughnessMap, vSheenRoughnessMapUv ).a;
	#endif
#endif
#ifdef USE_ANISOTROPY
	#ifdef USE_ANISOTROPYMAP
		mat2 anisotropyMat = mat2( anisotropyVector.x, anisotropyVector.y, - anisotropyVector.y, anisotropyVector.x );
		vec3 anisotropyPolar = texture2D( anisotropyMap, vAnisotropyMapUv ).rgb;
		vec2 anisotropyV = anisotropyMat * normalize( 2.0 * anisotropyPolar.rg - vec2( 1.0 ) ) * anisotropyPolar.b;
	#else
		vec2 anisotropyV = anisotropyVector;
	#endif
	material.anisotropy = length( anisotropyV );
	if( material.anisotropy == 0.0 ) {
		anisotropyV = vec2( 1.0, 0.0 );
	} else {
		anisotropyV /= material.anisotropy;
		material.anisotropy = saturate( material.anisotropy );
	}
	material.alphaT = mix( pow2( material.roughness ), 1.0, pow2( material.anisotropy ) );
	material.anisotropyT = tbn[ 0 ] * anisotropyV.x + tbn[ 1 ] * anisotropyV.y;
	material.anisotropyB = tbn[ 1 ] * anisotropyV.x - tbn[ 0 ] * anisotropyV.y;
#endif`,L3=`uniform sampler2D dfgLUT;
struct PhysicalMaterial {
	vec3 diffuseColor;
	vec3 diffuseContribution;
	vec3 specularColor;
	vec3 specularColorBlended;
	float roughness;
	float metalness;
	float specularF90;
	float dispersion;
	vec2 dfg;
	vec3 multiScatteringCompensation;
	#ifdef USE_DIFFUSE_ROUGHNESS
		float diffuseRoughness;
	#endif
	#ifdef USE_RETROREFLECTION
		float retroreflectivity;
	#endif
	#ifdef USE_CLEARCOAT
		float clearcoat;
		float clearcoatRoughness;
		vec3 clearcoatF0;
		float clearcoatF90;
	#endif
	#ifdef USE_IRIDESCENCE
		float iridescence;
		float iridescenceIOR;
		float iridescenceThickness;
		vec3 iridescenceFresnel;
		vec3 iridescenceF0Dielectric;
		vec3 iridescenceF0Metallic;
	#endif
	#ifdef USE_SHEEN
		vec3 sheenColor;
		float sheenRoughness;
	#endif
	#ifdef IOR
		float ior;
	#endif
	#ifdef USE_TRANSMISSION
		float transmission;
		float transmissionAlpha;
		float thickness;
		float attenuationDistance;
		vec3 attenuationColor;
	#endif
	#ifdef USE_ANISOTROPY
		float anisotropy;
		float alphaT;
		vec3 anisotropyT;
		vec3 anisotropyB;
	#endif
};
vec3 clearcoatSpecularDirect = vec3( 0.0 );
vec3 clearcoatSpecularIndirect = vec3( 0.0 );
vec3 sheenSpecularDirect = vec3( 0.0 );
vec3 sheenSpecularIndirect = vec3(0.0 );
vec3 Schlick_to_F0( const in vec3 f, const in float f90, const in float dotVH ) {
    float x = clamp( 1.0 - dotVH, 0.0, 1.0 );
    float x2 = x * x;
    float x5 = clamp( x * x2 * x2, 0.0, 0.9999 );
    return ( f - vec3( f90 ) * x5 ) / ( 1.0 - x5 );
}
#ifdef USE_DIFFUSE_ROUGHNESS
	const float EON_EPSILON = 1e-7;
	float FON_DirectionalAlbedo( const in float mu, const in float roughness, const in float A ) {
		float muComp = 1.0 - mu;
		float gOverPi = muComp * ( 0.0571085289 + muComp * ( 0.491881867 + muComp * ( - 0.332181442 + muComp * 0.0714429953 ) ) );
		return A * ( 1.0 + roughness * gOverPi );
	}
	vec3 BRDF_EON( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in vec3 diffuseColor, const in float roughness ) {
		vec3 rho = saturate( diffuseColor );
		if ( roughness <= EON_EPSILON ) return BRDF_Lambert( rho );
		float dotNL = saturate( dot( normal, lightDir ) );
		float dotNV = saturate( dot( normal, viewDir ) );
		float s = dot( lightDir, viewDir ) - dotNL * dotNV;
		float sOverT = ( s > 0.0 ) ? s / max( max( dotNL, dotNV ), EON_EPSILON ) : s;
		float A = 1.0 / ( 1.0 + ( 0.5 - 2.0 / ( 3.0 * PI ) ) * roughness );
		vec3 singleScatter = rho * RECIPROCAL_PI * A * ( 1.0 + roughness * sOverT );
		float averageAlbedo = A * ( 1.0 + ( 2.0 / 3.0 - 28.0 / ( 15.0 * PI ) ) * roughness );
		float albedoV = FON_DirectionalAlbedo( dotNV, roughness, A );
		float albedoL = FON_DirectionalAlbedo( dotNL, roughness, A );
		vec3 rhoMultiScatter = rho * rho * averageAlbedo / max( vec3( EON_EPSILON ), vec3( 1.0 ) - rho * ( 1.0 - averageAlbedo ) );
		vec3 multiScatter = rhoMultiScatter * RECIPROCAL_PI
			* max( EON_EPSILON, 1.0 - albedoV )
			* max( EON_EPSILON, 1.0 - albedoL )
			/ max( EON_EPSILON, 1.0 - averageAlbedo );
		return singleScatter + multiScatter;
	}
	vec3 EON_DirectionalAlbedo( const in vec3 diffuseColor, const in float roughness, const in float dotNV ) {
		vec3 rho = saturate( diffuseColor );
		if ( roughness <= EON_EPSILON ) return rho;
		float A = 1.0 / ( 1.0 + ( 0.5 - 2.0 / ( 3.0 * PI ) ) * roughness );
		float directionalAlbedo = FON_DirectionalAlbedo( dotNV, roughness, A );
		float averageAlbedo = A * ( 1.0 + ( 2.0 / 3.0 - 28.0 / ( 15.0 * PI ) ) * roughness );
		vec3 rhoMultiScatter = rho * rho * averageAlbedo / max( vec3( EON_EPSILON ), vec3( 1.0 ) - rho * ( 1.0 - averageAlbedo ) );
		return rho * directionalAlbedo + rhoMultiScatter * ( 1.0 - directionalAlbedo );
	}
#endif
float V_GGX_SmithCorrelated( const in float alpha, const in float dotNL, const in float dotNV ) {
	float a2 = pow2( alpha );
	float gv = dotNL * sqrt( a2 + ( 1.0 - a2 ) * pow2( dotNV ) );
	float gl = dotNV * sqrt( a2 + ( 1.0 - a2 ) * pow2( dotNL ) );
	return 0.5 / max( gv + gl, EPSILON );
}
float D_GGX( const in float alpha, const in float dotNH ) {
	float a2 = pow2( alpha );
	float denom = pow2( dotNH ) * ( a2 - 1.0 ) + 1.0;
	return RECIPROCAL_PI * a2 / pow2( denom );
}
#ifdef USE_ANISOTROPY
	float V_GGX_SmithCorrelated_Anisotropic( const in float alphaT, const in float alphaB, const in float dotTV, const in float dotBV, const in float dotTL, const in float dotBL, const in float dotNV, const in float dotNL ) {
		float gv = dotNL * length( vec3( alphaT * dotTV, alphaB * dotBV, dotNV ) );
		float gl = dotNV * length( vec3( alphaT * dotTL, alphaB * dotBL, dotNL ) );
		return 0.5 / max( gv + gl, EPSILON );
	}
	float D_GGX_Anisotropic( const in float alphaT, const in float alphaB, const in float dotNH, const in float dotTH, const in float dotBH ) {
		float a2 = alphaT * alphaB;
		highp vec3 v = vec3( alphaB * dotTH, alphaT * dotBH, a2 * dotNH );
		highp float v2 = dot( v, v );
		float w2 = a2 / v2;
		return RECIPROCAL_PI * a2 * pow2 ( w2 );
	}
#endif
#ifdef USE_CLEARCOAT
	vec3 BRDF_GGX_Clearcoat( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in PhysicalMaterial material) {
		vec3 f0 = material.clearcoatF0;
		float f90 = material.clearcoatF90;
		float roughness = max( material.clearcoatRoughness, 0.045 );
		float alpha = pow2( roughness );
		vec3 halfDir = normalize( lightDir + viewDir );
		float dotNL = saturate( dot( normal, lightDir ) );
		float dotNV = saturate( dot( normal, viewDir ) );
		float dotNH = saturate( dot( normal, halfDir ) );
		float dotVH = saturate( dot( viewDir, halfDir ) );
		vec3 F = F_Schlick( f0, f90, dotVH );
		float V = V_GGX_SmithCorrelated( alpha, dotNL, dotNV );
		float D = D_GGX( alpha, dotNH );
		return F * ( V * D );
	}
#endif
vec3 BRDF_GGX( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in PhysicalMaterial material ) {
	vec3 f0 = material.specularColorBlended;
	float f90 = material.specularF90;
	float roughness = max( material.roughness, 0.045 );
	float alpha = pow2( roughness );
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNL = saturate( dot( normal, lightDir ) );
	float dotNV = saturate( dot( normal, viewDir ) );
	float dotNH = saturate( dot( normal, halfDir ) );
	float dotVH = saturate( dot( viewDir, halfDir ) );
	vec3 F = F_Schlick( f0, f90, dotVH );
	#ifdef USE_IRIDESCENCE
		F = mix( F, material.iridescenceFresnel, material.iridescence );
	#endif
	#ifdef USE_ANISOTROPY
		float dotTL = dot( material.anisotropyT, lightDir );
		float dotTV = dot( material.anisotropyT, viewDir );
		float dotTH = dot( material.anisotropyT, halfDir );
		float dotBL = dot( material.anisotropyB, lightDir );
		float dotBV = dot( material.anisotropyB, viewDir );
		float dotBH = dot( material.anisotropyB, halfDir );
		float alphaT = max( material.alphaT, alpha );
		float V = V_GGX_SmithCorrelated_Anisotropic( alphaT, alpha, dotTV, dotBV, dotTL, dotBL, dotNV, dotNL );
		float D = D_GGX_Anisotropic( alphaT, alpha, dotNH, dotTH, dotBH );
	#else
		float V = V_GGX_SmithCorrelated( alpha, dotNL, dotNV );
		float D = D_GGX( alpha, dotNH );
	#endif
	return F * ( V * D );
}
vec2 LTC_Uv( const in vec3 N, const in vec3 V, const in float roughness ) {
	const float LUT_SIZE = 64.0;
	const float LUT_SCALE = ( LUT_SIZE - 1.0 ) / LUT_SIZE;
	const float LUT_BIAS = 0.5 / LUT_SIZE;
	float dotNV = saturate( dot( N, V ) );
	vec2 uv = vec2( roughness, sqrt( 1.0 - dotNV ) );
	uv = uv * LUT_SCALE + LUT_BIAS;
	return uv;
}
float LTC_ClippedSphereFormFactor( const in vec3 f ) {
	float l = length( f );
	return max( ( l * l + f.z ) / ( l + 1.0 ), 0.0 );
}
vec3 LTC_EdgeVectorFormFactor( const in vec3 v1, const in vec3 v2 ) {
	float x = dot( v1, v2 );
	float y = abs( x );
	float a = 0.8543985 + ( 0.4965155 + 0.0145206 * y ) * y;
	float b = 3.4175940 + ( 4.1616724 + y ) * y;
	float v = a / b;
	float theta_sintheta = ( x > 0.0 ) ? v : 0.5 * inversesqrt( max( 1.0 - x * x, 1e-7 ) ) - v;
	return cross( v1, v2 ) * theta_sintheta;
}
vec3 LTC_Evaluate( const in vec3 N, const in vec3 V, const in vec3 P, const in mat3 mInv, const in vec3 rectCoords[ 4 ] ) {
	vec3 v1 = rectCoords[ 1 ] - rectCoords[ 0 ];
	vec3 v2 = rectCoords[ 3 ] - rectCoords[ 0 ];
	vec3 lightNormal = cross( v1, v2 );
	if( dot( lightNormal, P - rectCoords[ 0 ] ) < 0.0 ) return vec3( 0.0 );
	vec3 T1, T2;
	T1 = normalize( V - N * dot( V, N ) );
	T2 = - cross( N, T1 );
	mat3 mat = mInv * transpose( mat3( T1, T2, N ) );
	vec3 coords[ 4 ];
	coords[ 0 ] = mat * ( rectCoords[ 0 ] - P );
	coords[ 1 ] = mat * ( rectCoords[ 1 ] - P );
	coords[ 2 ] = mat * ( rectCoords[ 2 ] - P );
	coords[ 3 ] = mat * ( rectCoords[ 3 ] - P );
	coords[ 0 ] = normalize( coords[ 0 ] );
	coords[ 1 ] = normalize( coords[ 1 ] );
	coords[ 2 ] = normalize( coords[ 2 ] );
	coords[ 3 ] = normalize( coords[ 3 ] );
	vec3 vectorFormFactor = vec3( 0.0 );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 0 ], coords[ 1 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 1 ], coords[ 2 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 2 ], coords[ 3 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 3 ], coords[ 0 ] );
	float result = LTC_ClippedSphereFormFactor( vectorFormFactor );
	return vec3( result );
}
#if defined( USE_SHEEN )
float D_Charlie( float roughness, float dotNH ) {
	float alpha = pow2( roughness );
	float invAlpha = 1.0 / alpha;
	float cos2h = dotNH * dotNH;
	float sin2h = max( 1.0 - cos2h, 0.0078125 );
	return ( 2.0 + invAlpha ) * pow( sin2h, invAlpha * 0.5 ) / ( 2.0 * PI );
}
float V_Neubelt( float dotNV, float dotNL ) {
	return saturate( 1.0 / ( 4.0 * ( dotNL + dotNV - dotNL * dotNV ) ) );
}
vec3 BRDF_Sheen( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, vec3 sheenColor, const in float sheenRoughness ) {
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNL = saturate( dot( normal, lightDir ) );
	float dotNV = saturate( dot( normal, viewDir ) );
	float dotNH = saturate( dot( normal, halfDir ) );
	float D = D_Charlie( sheenRoughness, dotNH );
	float V = V_Neubelt( dotNV, dotNL );
	return sheenColor * ( D * V );
}
#endif
float IBLSheenBRDF( const in vec3 normal, const in vec3 viewDir, const in float roughness ) {
	float dotNV = saturate( dot( normal, viewDir ) );
	float r2 = roughness * roughness;
	float rInv = 1.0 / ( roughness + 0.1 );
	float a = -1.9362 + 1.0678 * roughness + 0.4573 * r2 - 0.8469 * rInv;
	float b = -0.6014 + 0.5538 * roughness - 0.4670 * r2 - 0.1255 * rInv;
	float DG = exp( a * dotNV + b );
	return saturate( DG );
}
vec3 EnvironmentBRDF( const in vec3 normal, const in vec3 viewDir, const in vec3 specularColor, const in float specularF90, const in float roughness ) {
	float dotNV = saturate( dot( normal, viewDir ) );
	vec2 fab = texture2D( dfgLUT, vec2( roughness, dotNV ) ).rg;
	return specularColor * fab.x + specularF90 * fab.y;
}
#ifdef USE_IRIDESCENCE
void computeMultiscatteringIridescence( const in vec2 fab, const in vec3 specularColor, const in float specularF90, const in float iridescence, const in vec3 iridescenceF0, inout vec3 singleScatter, inout vec3 multiScatter ) {
#else
void computeMultiscattering( const in vec2 fab, const in vec3 specularColor, const in float specularF90, inout vec3 singleScatter, inout vec3 multiScatter ) {
#endif
	#ifdef USE_IRIDESCENCE
		vec3 Fr = mix( specularColor, iridescenceF0, iridescence );
	#else
		vec3 Fr = specularColor;
	#endif
	vec3 FssEss = Fr * fab.x + specularF90 * fab.y;
	float Ess = fab.x + fab.y;
	float Ems = 1.0 - Ess;
	vec3 Favg = Fr + ( 1.0 - Fr ) * 0.047619;	vec3 Fms = FssEss * Favg / ( 1.0 - Ems * Favg );
	singleScatter += FssEss;
	multiScatter += Fms * Ems;
}
#if NUM_RECT_AREA_LIGHTS > 0
	void RE_Direct_RectArea_Physical( const in RectAreaLight rectAreaLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
		vec3 normal = geometryNormal;
		vec3 viewDir = geometryViewDir;
		vec3 position = geometryPosition;
		vec3 lightPos = rectAreaLight.position;
		vec3 halfWidth = rectAreaLight.halfWidth;
		vec3 halfHeight = rectAreaLight.halfHeight;
		vec3 lightColor = rectAreaLight.color;
		float roughness = material.roughness;
		vec3 rectCoords[ 4 ];
		rectCoords[ 0 ] = lightPos + halfWidth - halfHeight;		rectCoords[ 1 ] = lightPos - halfWidth - halfHeight;
		rectCoords[ 2 ] = lightPos - halfWidth + halfHeight;
		rectCoords[ 3 ] = lightPos + halfWidth + halfHeight;
		vec2 uv = LTC_Uv( normal, viewDir, roughness );
		vec4 t1 = texture2D( ltc_1, uv );
		vec4 t2 = texture2D( ltc_2, uv );
		mat3 mInv = mat3(
			vec3( t1.x, 0, t1.y ),
			vec3(    0, 1,    0 ),
			vec3( t1.z, 0, t1.w )
		);
		vec3 fresnel = ( material.specularColorBlended * t2.x + ( material.specularF90 - material.specularColorBlended ) * t2.y );
		reflectedLight.directSpecular += lightColor * fresnel * LTC_Evaluate( normal, viewDir, position, mInv, rectCoords );
		reflectedLight.directDiffuse += lightColor * material.diffuseContribution * LTC_Evaluate( normal, viewDir, position, mat3( 1.0 ), rectCoords );
		#ifdef USE_CLEARCOAT
			vec3 Ncc = geometryClearcoatNormal;
			vec2 uvClearcoat = LTC_Uv( Ncc, viewDir, material.clearcoatRoughness );
			vec4 t1Clearcoat = texture2D( ltc_1, uvClearcoat );
			vec4 t2Clearcoat = texture2D( ltc_2, uvClearcoat );
			mat3 mInvClearcoat = mat3(
				vec3( t1Clearcoat.x, 0, t1Clearcoat.y ),
				vec3(             0, 1,             0 ),
				vec3( t1Clearcoat.z, 0, t1Clearcoat.w )
			);
			vec3 fresnelClearcoat = material.clearcoatF0 * t2Clearcoat.x + ( material.clearcoatF90 - material.clearcoatF0 ) * t2Clearcoat.y;
			clearcoatSpecularDirect += lightColor * fresnelClearcoat * LTC_Evaluate( Ncc, viewDir, position, mInvClearcoat, rectCoords );
		#endif
	}
#endif
void RE_Direct_Physical( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	#ifdef USE_CLEARCOAT
		float dotNLcc = saturate( dot( geometryClearcoatNormal, directLight.direction ) );
		vec3 ccIrradiance = dotNLcc * directLight.color;
		clearcoatSpecularDirect += ccIrradiance * BRDF_GGX_Clearcoat( directLight.direction, geometryViewDir, geometryClearcoatNormal, material );
	#endif
	#ifdef USE_SHEEN
 
 		sheenSpecularDirect += irradiance * BRDF_Sheen( directLight.direction, geometryViewDir, geometryNormal, material.sheenColor, material.sheenRoughness );
 
 		float sheenAlbedoV = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
 		float sheenAlbedoL = IBLSheenBRDF( geometryNormal, directLight.direction, material.sheenRoughness );
 
 		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * max( sheenAlbedoV, sheenAlbedoL );
 
 		irradiance *= sheenEnergyComp;
 
 	#endif
	vec3 specularBRDF = BRDF_GGX( directLight.direction, geometryViewDir, geometryNormal, material );
	#ifdef USE_RETROREFLECTION
		vec3 retroViewDir = reflect( - geometryViewDir, geometryNormal );
		vec3 retroSpecularBRDF = BRDF_GGX( directLight.direction, retroViewDir, geometryNormal, material );
		specularBRDF = mix( specularBRDF, retroSpecularBRDF, saturate( material.retroreflectivity ) );
	#endif
	reflectedLight.directSpecular += irradiance * specularBRDF * material.multiScatteringCompensation;
	vec3 halfDir = normalize( directLight.direction + geometryViewDir );
	float dotVH = saturate( dot( geometryViewDir, halfDir ) );
	vec3 F = F_Schlick( material.specularColor, material.specularF90, dotVH );
	#ifdef USE_RETROREFLECTION
		vec3 retroHalfDir = normalize( directLight.direction + retroViewDir );
		float dotRetroVH = saturate( dot( retroViewDir, retroHalfDir ) );
		vec3 retroF = F_Schlick( material.specularColor, material.specularF90, dotRetroVH );
		F = mix( F, retroF, saturate( material.retroreflectivity ) );
	#endif
	#ifdef USE_DIFFUSE_ROUGHNESS
		vec3 diffuseBRDF = BRDF_EON( directLight.direction, geometryViewDir, geometryNormal, material.diffuseColor, material.diffuseRoughness ) * ( 1.0 - material.metalness );
	#else
		vec3 diffuseBRDF = BRDF_Lambert( material.diffuseContribution );
	#endif
	reflectedLight.directDiffuse += irradiance * diffuseBRDF * ( 1.0 - F );
}
void RE_IndirectDiffuse_Physical( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
	vec3 singleScattering = vec3( 0.0 );
	vec3 multiScattering = vec3( 0.0 );
	#ifdef USE_IRIDESCENCE
		computeMultiscatteringIridescence( material.dfg, material.specularColor, material.specularF90, material.iridescence, material.iridescenceF0Dielectric, singleScattering, multiScattering );
	#else
		computeMultiscattering( material.dfg, material.specularColor, material.specularF90, singleScattering, multiScattering );
	#endif
	#ifdef USE_DIFFUSE_ROUGHNESS
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		vec3 diffuseAlbedo = EON_DirectionalAlbedo( material.diffuseColor, material.diffuseRoughness, dotNV ) * ( 1.0 - material.metalness );
		vec3 diffuse = irradiance * RECIPROCAL_PI * diffuseAlbedo * ( 1.0 - singleScattering - multiScattering );
	#else
		vec3 diffuse = irradiance * BRDF_Lambert( material.diffuseContribution ) * ( 1.0 - singleScattering - multiScattering );
	#endif
	#ifdef USE_SHEEN
		float sheenAlbedo = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
		sheenSpecularIndirect += irradiance * material.sheenColor * sheenAlbedo * RECIPROCAL_PI;
		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * sheenAlbedo;
		diffuse *= sheenEnergyComp;
	#endif
	reflectedLight.indirectDiffuse += diffuse;
}
void RE_IndirectSpecular_Physical( const in vec3 radiance, const in vec3 irradiance, const in vec3 clearcoatRadiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight) {
	#ifdef USE_CLEARCOAT
		clearcoatSpecularIndirect += clearcoatRadiance * EnvironmentBRDF( geometryClearcoatNormal, geometryViewDir, material.clearcoatF0, material.clearcoatF90, material.clearcoatRoughness );
	#endif
	#ifdef USE_SHEEN
		sheenSpecularIndirect += irradiance * material.sheenColor * IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness ) * RECIPROCAL_PI;
 	#endif
	vec3 singleScatteringDielectric = vec3( 0.0 );
	vec3 multiScatteringDielectric = vec3( 0.0 );
	vec3 singleScatteringMetallic = vec3( 0.0 );
	vec3 multiScatteringMetallic = vec3( 0.0 );
	#ifdef USE_IRIDESCENCE
		computeMultiscatteringIridescence( material.dfg, material.specularColor, material.specularF90, material.iridescence, material.iridescenceF0Dielectric, singleScatteringDielectric, multiScatteringDielectric );
		computeMultiscatteringIridescence( material.dfg, material.diffuseColor, material.specularF90, material.iridescence, material.iridescenceF0Metallic, singleScatteringMetallic, multiScatteringMetallic );
	#else
		computeMultiscattering( material.dfg, material.specularColor, material.specularF90, singleScatteringDielectric, multiScatteringDielectric );
		computeMultiscattering( material.dfg, material.diffuseColor, material.specularF90, singleScatteringMetallic, multiScatteringMetallic );
	#endif
	vec3 singleScattering = mix( singleScatteringDielectric, singleScatteringMetallic, material.metalness );
	vec3 multiScattering = mix( multiScatteringDielectric, multiScatteringMetallic, material.metalness );
	vec3 totalScatteringDielectric = singleScatteringDielectric + multiScatteringDielectric;
	#ifdef USE_DIFFUSE_ROUGHNESS
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		vec3 diffuse = EON_DirectionalAlbedo( material.diffuseColor, material.diffuseRoughness, dotNV ) * ( 1.0 - material.metalness ) * ( 1.0 - totalScatteringDielectric );
	#else
		vec3 diffuse = material.diffuseContribution * ( 1.0 - totalScatteringDielectric );
	#endif
	vec3 cosineWeightedIrradiance = irradiance * RECIPROCAL_PI;
	vec3 indirectSpecular = radiance * singleScattering;
	indirectSpecular += multiScattering * cosineWeightedIrradiance;
	vec3 indirectDiffuse = diffuse * cosineWeightedIrradiance;
	#ifdef USE_SHEEN
		float sheenAlbedo = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * sheenAlbedo;
		indirectSpecular *= sheenEnergyComp;
		indirectDiffuse *= sheenEnergyComp;
	#endif
	reflectedLight.indirectSpecular += indirectSpecular;
	reflectedLight.indirectDiffuse += indirectDiffuse;
}
#define RE_Direct				RE_Direct_Physical
#define RE_Direct_RectArea		RE_Direct_RectArea_Physical
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Physical
#define RE_IndirectSpecular		RE_IndirectSpecular_Physical
float computeSpecularOcclusion( const in float dotNV, const in float ambientOcclusion, const in float roughness ) {
	return saturate( pow( dotNV + ambientOcclusion, exp2( - 16.0 * roughness - 1.0 ) ) - 1.0 + ambientOcclusion );
}`,N3=`
vec3 geometryPosition = - vViewPosition;
vec3 geometryNormal = normal;
vec3 geometryViewDir = ( isOrthographic ) ? vec3( 0, 0, 1 ) : normalize( vViewPosition );
vec3 geometryClearcoatNormal = vec3( 0.0 );
#ifdef USE_CLEARCOAT
	geometryClearcoatNormal = clearcoatNormal;
#endif
#ifdef USE_IRIDESCENCE
	float dotNVi = saturate( dot( normal, geometryViewDir ) );
	if ( material.iridescenceThickness == 0.0 ) {
		material.iridescence = 0.0;
	} else {
		material.iridescence = saturate( material.iridescence );
	}
	if ( material.iridescence > 0.0 ) {
		vec3 iridescenceFresnelDielectric = evalIridescence( 1.0, material.iridescenceIOR, dotNVi, material.iridescenceThickness, material.specularColor );
		vec3 iridescenceFresnelMetallic = evalIridescence( 1.0, material.iridescenceIOR, dotNVi, material.iridescenceThickness, material.diffuseColor );
		material.iridescenceFresnel = mix( iridescenceFresnelDielectric, iridescenceFresnelMetallic, material.metalness );
		material.iridescenceF0Dielectric = Schlick_to_F0( iridescenceFresnelDielectric, 1.0, dotNVi );
		material.iridescenceF0Metallic = Schlick_to_F0( iridescenceFresnelMetallic, 1.0, dotNVi );
	}
#endif
#ifdef STANDARD
	float dotNVms = saturate( dot( geometryNormal, geometryViewDir ) );
	material.dfg = texture2D( dfgLUT, vec2( material.roughness, dotNVms ) ).rg;
	#if ( NUM_SUN_LIGHTS > 0 || NUM_DIR_LIGHTS > 0 || NUM_POINT_LIGHTS > 0 || NUM_SPOT_LIGHTS > 0 )
		float EssMs = material.dfg.x + material.dfg.y;
		material.multiScatteringCompensation = 1.0 + material.specularColorBlended * ( 1.0 / EssMs - 1.0 );
	#endif
#endif
IncidentLight directLight;
#if ( NUM_POINT_LIGHTS > 0 ) && defined( RE_Direct )
	PointLight pointLight;
	#if defined( USE_SHADOWMAP ) && NUM_POINT_LIGHT_SHADOWS > 0
	PointLightShadow pointLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_POINT_LIGHTS; i ++ ) {
		pointLight = pointLights[ i ];
		getPointLightInfo( pointLight, geometryPosition, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_POINT_LIGHT_SHADOWS ) && ( defined( SHADOWMAP_TYPE_PCF ) || defined( SHADOWMAP_TYPE_BASIC ) )
		pointLightShadow = pointLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getPointShadow( pointShadowMap[ i ], pointLightShadow.shadowMapSize, pointLightShadow.shadowIntensity, pointLightShadow.shadowBias, pointLightShadow.shadowRadius, vPointShadowCoord[ i ], pointLightShadow.shadowCameraNear, pointLightShadow.shadowCameraFar ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_SPOT_LIGHTS > 0 ) && defined( RE_Direct )
	SpotLight spotLight;
	vec4 spotColor;
	vec3 spotLightCoord;
	bool inSpotLightMap;
	#if defined( USE_SHADOWMAP ) && NUM_SPOT_LIGHT_SHADOWS > 0
	SpotLightShadow spotLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHTS; i ++ ) {
		spotLight = spotLights[ i ];
		getSpotLightInfo( spotLight, geometryPosition, directLight );
		#if ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS )
		#define SPOT_LIGHT_MAP_INDEX UNROLLED_LOOP_INDEX
		#elif ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
		#define SPOT_LIGHT_MAP_INDEX NUM_SPOT_LIGHT_MAPS
		#else
		#define SPOT_LIGHT_MAP_INDEX ( UNROLLED_LOOP_INDEX - NUM_SPOT_LIGHT_SHADOWS + NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS )
		#endif
		#if ( SPOT_LIGHT_MAP_INDEX < NUM_SPOT_LIGHT_MAPS )
			spotLightCoord = vSpotLightCoord[ i ].xyz / vSpotLightCoord[ i ].w;
			inSpotLightMap = all( lessThan( abs( spotLightCoord * 2. - 1. ), vec3( 1.0 ) ) );
			spotColor = texture2D( spotLightMap[ SPOT_LIGHT_MAP_INDEX ], spotLightCoord.xy );
			directLight.color = inSpotLightMap ? directLight.color * spotColor.rgb : directLight.color;
		#endif
		#undef SPOT_LIGHT_MAP_INDEX
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
		spotLightShadow = spotLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getShadow( spotShadowMap[ i ], spotLightShadow.shadowMapSize, spotLightShadow.shadowIntensity, spotLightShadow.shadowBias, spotLightShadow.shadowRadius, vSpotLightCoord[ i ] ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_SUN_LIGHTS > 0 ) && defined( RE_Direct )
	SunLight sunLight;
	#if defined( USE_SHADOWMAP ) && NUM_SUN_LIGHT_SHADOWS > 0
	SunLightShadow sunLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SUN_LIGHTS; i ++ ) {
		sunLight = sunLights[ i ];
		getSunLightInfo( sunLight, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_SUN_LIGHT_SHADOWS )
		sunLightShadow = sunLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getSunShadow( sunShadowMap[ i ], sunLightShadow, UNROLLED_LOOP_INDEX ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_DIR_LIGHTS > 0 ) && defined( RE_Direct )
	DirectionalLight directionalLight;
	#if defined( USE_SHADOWMAP ) && NUM_DIR_LIGHT_SHADOWS > 0
	DirectionalLightShadow directionalLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_DIR_LIGHTS; i ++ ) {
		directionalLight = directionalLights[ i ];
		getDirectionalLightInfo( directionalLight, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_DIR_LIGHT_SHADOWS )
		directionalLightShadow = directionalLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getShadow( directionalShadowMap[ i ], directionalLightShadow.shadowMapSize, directionalLightShadow.shadowIntensity, directionalLightShadow.shadowBias, directionalLightShadow.shadowRadius, vDirectionalShadowCoord[ i ] ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_RECT_AREA_LIGHTS > 0 ) && defined( RE_Direct_RectArea )
	RectAreaLight rectAreaLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_RECT_AREA_LIGHTS; i ++ ) {
		rectAreaLight = rectAreaLights[ i ];
		RE_Direct_RectArea( rectAreaLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if defined( RE_IndirectDiffuse )
	vec3 iblIrradiance = vec3( 0.0 );
	vec3 irradiance = getAmbientLightIrradiance( ambientLightColor );
	#if defined( USE_LIGHT_PROBES )
		irradiance += getLightProbeIrradiance( lightProbe, geometryNormal );
	#endif
	#if ( NUM_HEMI_LIGHTS > 0 )
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_HEMI_LIGHTS; i ++ ) {
			irradiance += getHemisphereLightIrradiance( hemisphereLights[ i ], geometryNormal );
		}
		#pragma unroll_loop_end
	#endif
	#if NUM_LIGHT_PROBE_GRIDS > 0
		vec3 probeWorldPos = ( ( vec4( geometryPosition, 1.0 ) - viewMatrix[ 3 ] ) * viewMatrix ).xyz;
		vec3 probeWorldNormal = transformNormalByInverseViewMatrix( geometryNormal, viewMatrix );
		int probeGrid = - 1;
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_LIGHT_PROBE_GRIDS; i ++ ) {
			if ( isInsideLightProbeGrid( probeWorldPos, probeWorldNormal, probesMin[ i ], probesMax[ i ], probesResolution[ i ] ) ) probeGrid = UNROLLED_LOOP_INDEX;
		}
		#pragma unroll_loop_end
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_LIGHT_PROBE_GRIDS; i ++ ) {
			if ( probeGrid == UNROLLED_LOOP_INDEX ) irradiance += getLightProbeGridIrradiance( probesSH[ i ], probesMin[ i ], probesMax[ i ], probesResolution[ i ], probeWorldPos, probeWorldNormal );
		}
		#pragma unroll_loop_end
	#endif
#endif
#if defined( RE_IndirectSpecular )
	vec3 radiance = vec3( 0.0 );
	vec3 clearcoatRadiance = vec3( 0.0 );
#endif`,U3=`#if defined( RE_IndirectDiffuse )
	#ifdef USE_LIGHTMAP
		vec4 lightMapTexel = texture2D( lightMap, vLightMapUv );
		vec3 lightMapIrradiance = lightMapTexel.rgb * lightMapIntensity;
		irradiance += lightMapIrradiance;
	#endif
	#if defined( USE_ENVMAP ) && defined( ENVMAP_TYPE_PMREM )
		#if defined( STANDARD ) || defined( LAMBERT ) || defined( PHONG )
			iblIrradiance += getIBLIrradiance( geometryNormal );
		#endif
	#endif
#endif
#if defined( USE_ENVMAP ) && defined( RE_IndirectSpecular )
	#ifdef USE_ANISOTROPY
		vec3 iblRadiance = getIBLAnisotropyRadiance( geometryViewDir, geometryNormal, material.roughness, material.anisotropyB, material.anisotropy );
	#else
		vec3 iblRadiance = getIBLRadiance( geometryViewDir, geometryNormal, material.roughness );
	#endif
	#ifdef USE_RETROREFLECTION
		#ifdef USE_ANISOTROPY
			vec3 retroIBLRadiance = getIBLAnisotropyRetroRadiance( geometryViewDir, geometryNormal, material.roughness, material.anisotropyB, material.anisotropy );
		#else
			vec3 retroIBLRadiance = getIBLRetroRadiance( geometryViewDir, geometryNormal, material.roughness );
		#endif
		iblRadiance = mix( iblRadiance, retroIBLRadiance, saturate( material.retroreflectivity ) );
	#endif
	radiance += iblRadiance;
	#ifdef USE_CLEARCOAT
		clearcoatRadiance += getIBLRadiance( geometryViewDir, geometryClearcoatNormal, material.clearcoatRoughness );
	#endif
#endif`,k3=`#if defined( RE_IndirectDiffuse )
	#if defined( LAMBERT ) || defined( PHONG )
		irradiance += iblIrradiance;
	#endif
	RE_IndirectDiffuse( irradiance, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
#endif
#if defined( RE_IndirectSpecular )
	RE_IndirectSpecular( radiance, iblIrradiance, clearcoatRadiance, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
#endif`,F3=`#if NUM_LIGHT_PROBE_GRIDS > 0
uniform highp sampler3D probesSH[ NUM_LIGHT_PROBE_GRIDS ];
uniform vec3 probesMin[ NUM_LIGHT_PROBE_GRIDS ];
uniform vec3 probesMax[ NUM_LIGHT_PROBE_GRIDS ];
uniform vec3 probesResolution[ NUM_LIGHT_PROBE_GRIDS ];
bool isInsideLightProbeGrid( vec3 worldPos, vec3 worldNormal, vec3 probesMin, vec3 probesMax, vec3 probesResolution ) {
	vec3 spacing = ( probesMax - probesMin ) / probesResolution;
	vec3 samplePos = worldPos + worldNormal * spacing * 0.5;
	vec3 margin = spacing * 0.01;
	return all( greaterThanEqual( samplePos, probesMin - margin ) ) && all( lessThanEqual( samplePos, probesMax + margin ) );
}
vec3 getLightProbeGridIrradiance( highp sampler3D probesSH, vec3 probesMin, vec3 probesMax, vec3 probesResolution, vec3 worldPos, vec3 worldNormal ) {
	vec3 res = probesResolution;
	vec3 gridRange = probesMax - probesMin;
	vec3 probeSpacing = gridRange / res;
	vec3 samplePos = worldPos + worldNormal * probeSpacing * 0.5;
	vec3 uvw = clamp( ( samplePos - probesMin ) / gridRange, 0.5 / res, 1.0 - 0.5 / res );
	float nz          = res.z;
	float paddedSlices = nz + 2.0;
	float atlasDepth  = 7.0 * paddedSlices;
	float uvZBase     = uvw.z * nz + 1.0;
	vec4 s0 = texture( probesSH, vec3( uvw.xy, ( uvZBase                       ) / atlasDepth ) );
	vec4 s1 = texture( probesSH, vec3( uvw.xy, ( uvZBase +       paddedSlices   ) / atlasDepth ) );
	vec4 s2 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 2.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s3 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 3.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s4 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 4.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s5 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 5.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s6 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 6.0 * paddedSlices   ) / atlasDepth ) );
	vec3 c0 = s0.xyz;
	vec3 c1 = vec3( s0.w, s1.xy );
	vec3 c2 = vec3( s1.zw, s2.x );
	vec3 c3 = s2.yzw;
	vec3 c4 = s3.xyz;
	vec3 c5 = vec3( s3.w, s4.xy );
	vec3 c6 = vec3( s4.zw, s5.x );
	vec3 c7 = s5.yzw;
	vec3 c8 = s6.xyz;
	float x = worldNormal.x, y = worldNormal.y, z = worldNormal.z;
	vec3 result = c0 * 0.886227;
	result += c1 * 2.0 * 0.511664 * y;
	result += c2 * 2.0 * 0.511664 * z;
	result += c3 * 2.0 * 0.511664 * x;
	result += c4 * 2.0 * 0.429043 * x * y;
	result += c5 * 2.0 * 0.429043 * y * z;
	result += c6 * ( 0.743125 * z * z - 0.247708 );
	result += c7 * 2.0 * 0.429043 * x * z;
	result += c8 * 0.429043 * ( x * x - y * y );
	return max( result, vec3( 0.0 ) );
}
#endif`,O3=`#if defined( USE_LOGARITHMIC_DEPTH_BUFFER )
	gl_FragDepth = vIsPerspective == 0.0 ? gl_FragCoord.z : log2( vFragDepth ) * logDepthBufFC * 0.5;
#endif`,B3=`#if defined( USE_LOGARITHMIC_DEPTH_BUFFER )
	uniform float logDepthBufFC;
	varying float vFragDepth;
	varying float vIsPerspective;
#endif`,z3=`#ifdef USE_LOGARITHMIC_DEPTH_BUFFER
	varying float vFragDepth;
	varying float vIsPerspective;
#endif`,G3=`#ifdef USE_LOGARITHMIC_DEPTH_BUFFER
	vFragDepth = 1.0 + gl_Position.w;
	vIsPerspective = float( isPerspectiveMatrix( projectionMatrix ) );
#endif`,V3=`#ifdef USE_MAP
	vec4 sampledDiffuseColor = texture2D( map, vMapUv );
	#ifdef DECODE_VIDEO_TEXTURE
		sampledDiffuseColor = sRGBTransferEOTF( sampledDiffuseColor );
	#endif
	diffuseColor *= sampledDiffuseColor;
#endif`,H3=`#ifdef USE_MAP
	uniform sampler2D map;
#endif`,W3=`#if defined( USE_MAP ) || defined( USE_ALPHAMAP )
	#if defined( USE_POINTS_UV )
		vec2 uv = vUv;
	#else
		vec2 uv = ( uvTransform * vec3( gl_PointCoord.x, 1.0 - gl_PointCoord.y, 1 ) ).xy;
	#endif
#endif
#ifdef USE_MAP
	diffuseColor *= texture2D( map, uv );
#endif
#ifdef USE_ALPHAMAP
	diffuseColor.a *= texture2D( alphaMap, uv ).g;
#endif`,X3=`#if defined( USE_POINTS_UV )
	varying vec2 vUv;
#else
	#if defined( USE_MAP ) || defined( USE_ALPHAMAP )
		uniform mat3 uvTransform;
	#endif
#endif
#ifdef USE_MAP
	uniform sampler2D map;
#endif
#ifdef USE_ALPHAMAP
	uniform sampler2D alphaMap;
#endif`,$3=`float metalnessFactor = metalness;
#ifdef USE_METALNESSMAP
	vec4 texelMetalness = texture2D( metalnessMap, vMetalnessMapUv );
	metalnessFactor *= texelMetalness.b;
#endif`,q3=`#ifdef USE_METALNESSMAP
	uniform sampler2D metalnessMap;
#endif`,Y3=`#ifdef USE_INSTANCING_MORPH
	float morphTargetInfluences[ MORPHTARGETS_COUNT ];
	float morphTargetBaseInfluence = texelFetch( morphTexture, ivec2( 0, gl_InstanceID ), 0 ).r;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		morphTargetInfluences[i] =  texelFetch( morphTexture, ivec2( i + 1, gl_InstanceID ), 0 ).r;
	}
#endif`,Z3=`#if defined( USE_MORPHCOLORS )
	#if defined( USE_COLOR_ALPHA )
		vColor *= morphTargetBaseInfluence;
	#elif defined( USE_COLOR )
		vColor.rgb *= morphTargetBaseInfluence;
	#endif
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		#if defined( USE_COLOR_ALPHA )
			if ( morphTargetInfluences[ i ] != 0.0 ) vColor += getMorph( gl_VertexID, i, 2 ) * morphTargetInfluences[ i ];
		#elif defined( USE_COLOR )
			if ( morphTargetInfluences[ i ] != 0.0 ) vColor.rgb += getMorph( gl_VertexID, i, 2 ).rgb * morphTargetInfluences[ i ];
		#endif
	}
#endif`,J3=`#ifdef USE_MORPHNORMALS
	objectNormal *= morphTargetBaseInfluence;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		if ( morphTargetInfluences[ i ] != 0.0 ) objectNormal += getMorph( gl_VertexID, i, 1 ).xyz * morphTargetInfluences[ i ];
	}
#endif`,K3=`#ifdef USE_MORPHTARGETS
	#ifndef USE_INSTANCING_MORPH
		uniform float morphTargetBaseInfluence;
		uniform float morphTargetInfluences[ MORPHTARGETS_COUNT ];
	#endif
	uniform sampler2DArray morphTargetsTexture;
	uniform ivec2 morphTargetsTextureSize;
	vec4 getMorph( const in int vertexIndex, const in int morphTargetIndex, const in int offset ) {
		int texelIndex = vertexIndex * MORPHTARGETS_TEXTURE_STRIDE + offset;
		int y = texelIndex / morphTargetsTextureSize.x;
		int x = texelIndex - y * morphTargetsTextureSize.x;
		ivec3 morphUV = ivec3( x, y, morphTargetIndex );
		return texelFetch( morphTargetsTexture, morphUV, 0 );
	}
#endif`,j3=`#ifdef USE_MORPHTARGETS
	transformed *= morphTargetBaseInfluence;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		if ( morphTargetInfluences[ i ] != 0.0 ) transformed += getMorph( gl_VertexID, i, 0 ).xyz * morphTargetInfluences[ i ];
	}
#endif`,Q3=`float faceDirection = gl_FrontFacing ? 1.0 : - 1.0;
#ifdef FLAT_SHADED
	vec3 fdx = dFdx( vViewPosition );
	vec3 fdy = dFdy( vViewPosition );
	vec3 normal = normalize( cross( fdx, fdy ) );
#else
	vec3 normal = normalize( vNormal );
	#ifdef DOUBLE_SIDED
		normal *= faceDirection;
	#endif
#endif
#if defined( USE_NORMALMAP_TANGENTSPACE ) || defined( USE_CLEARCOAT_NORMALMAP ) || defined( USE_ANISOTROPY )
	#ifdef USE_TANGENT
		mat3 tbn = mat3( normalize( vTangent ), normalize( vBitangent ), normal );
	#else
		mat3 tbn = getTangentFrame( - vViewPosition, normal,
		#if defined( USE_NORMALMAP )
			vNormalMapUv
		#elif defined( USE_CLEARCOAT_NORMALMAP )
			vClearcoatNormalMapUv
		#else
			vUv
		#endif
		);
	#endif
	#ifdef DOUBLE_SIDED
		tbn[0] *= faceDirection;
		tbn[1] *= faceDirection;
	#endif
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	#ifdef USE_TANGENT
		mat3 tbn2 = mat3( normalize( vTangent ), normalize( vBitangent ), normal );
	#else
		mat3 tbn2 = getTangentFrame( - vViewPosition, normal, vClearcoatNormalMapUv );
	#endif
	#ifdef DOUBLE_SIDED
		tbn2[0] *= faceDirection;
		tbn2[1] *= faceDirection;
	#endif
#endif
vec3 nonPerturbedNormal = normal;`,ev=`#ifdef USE_NORMALMAP_OBJECTSPACE
	normal = texture2D( normalMap, vNormalMapUv ).xyz * 2.0 - 1.0;
	#ifdef FLIP_SIDED
		normal = - normal;
	#endif
	#ifdef DOUBLE_SIDED
		normal = normal * faceDirection;
	#endif
	normal = normalize( normalMatrix * normal );
#elif defined( USE_NORMALMAP_TANGENTSPACE )
	vec3 mapN = texture2D( normalMap, vNormalMapUv ).xyz * 2.0 - 1.0;
	#if defined( USE_PACKED_NORMALMAP )
		mapN = vec3( mapN.xy, sqrt( saturate( 1.0 - dot( mapN.xy, mapN.xy ) ) ) );
	#endif
	mapN.xy *= normalScale;
	normal = normalize( tbn * mapN );
#elif defined( USE_BUMPMAP )
	normal = perturbNormalArb( - vViewPosition, normal, dHdxy_fwd(), faceDirection );
#endif`,tv=`#ifndef FLAT_SHADED
	varying vec3 vNormal;
	#ifdef USE_TANGENT
		varying vec3 vTangent;
		varying vec3 vBitangent;
	#endif
#endif`,nv=`#ifndef FLAT_SHADED
	varying vec3 vNormal;
	#ifdef USE_TANGENT
		varying vec3 vTangent;
		varying vec3 vBitangent;
	#endif
#endif`,iv=`#ifndef FLAT_SHADED
	vNormal = normalize( transformedNormal );
	#ifdef USE_TANGENT
		vTangent = normalize( transformedTangent );
		vBitangent = normalize( cross( vNormal, vTangent ) * tangent.w );
		#ifdef FLIP_SIDED
			vBitangent = - vBitangent;
		#endif
	#endif
#endif`,sv=`#ifdef USE_NORMALMAP
	uniform sampler2D normalMap;
	uniform vec2 normalScale;
#endif
#ifdef USE_NORMALMAP_OBJECTSPACE
	uniform mat3 normalMatrix;
#endif
#if ! defined ( USE_TANGENT ) && ( defined ( USE_NORMALMAP_TANGENTSPACE ) || defined ( USE_CLEARCOAT_NORMALMAP ) || defined( USE_ANISOTROPY ) )
	mat3 getTangentFrame( vec3 eye_pos, vec3 surf_norm, vec2 uv ) {
		vec3 q0 = dFdx( eye_pos.xyz );
		vec3 q1 = dFdy( eye_pos.xyz );
		vec2 st0 = dFdx( uv.st );
		vec2 st1 = dFdy( uv.st );
		vec3 N = surf_norm;
		vec3 q1perp = cross( q1, N );
		vec3 q0perp = cross( N, q0 );
		vec3 T = q1perp * st0.x + q0perp * st1.x;
		vec3 B = q1perp * st0.y + q0perp * st1.y;
		float det = max( dot( T, T ), dot( B, B ) );
		float scale = ( det == 0.0 ) ? 0.0 : inversesqrt( det );
		return mat3( T * scale, B * scale, N );
	}
#endif`,rv=`#ifdef USE_CLEARCOAT
	vec3 clearcoatNormal = nonPerturbedNormal;
#endif`,av=`#ifdef USE_CLEARCOAT_NORMALMAP
	vec3 clearcoatMapN = texture2D( clearcoatNormalMap, vClearcoatNormalMapUv ).xyz * 2.0 - 1.0;
	clearcoatMapN.xy *= clearcoatNormalScale;
	clearcoatNormal = normalize( tbn2 * clearcoatMapN );
#endif`,ov=`#ifdef USE_CLEARCOATMAP
	uniform sampler2D clearcoatMap;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	uniform sampler2D clearcoatNormalMap;
	uniform vec2 clearcoatNormalScale;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	uniform sampler2D clearcoatRoughnessMap;
#endif`,lv=`#ifdef USE_IRIDESCENCEMAP
	uniform sampler2D iridescenceMap;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	uniform sampler2D iridescenceThicknessMap;
#endif`,cv=`#ifdef OPAQUE
diffuseColor.a = 1.0;
#endif
#ifdef USE_TRANSMISSION
diffuseColor.a *= material.transmissionAlpha;
#endif
gl_FragColor = vec4( outgoingLight, diffuseColor.a );`,uv=`vec3 packNormalToRGB( const in vec3 normal ) {
	return normalize( normal ) * 0.5 + 0.5;
}
vec3 unpackRGBToNormal( const in vec3 rgb ) {
	return 2.0 * rgb.xyz - 1.0;
}
const float PackUpscale = 256. / 255.;const float UnpackDownscale = 255. / 256.;const float ShiftRight8 = 1. / 256.;
const float Inv255 = 1. / 255.;
const vec4 PackFactors = vec4( 1.0, 256.0, 256.0 * 256.0, 256.0 * 256.0 * 256.0 );
const vec2 UnpackFactors2 = vec2( UnpackDownscale, 1.0 / PackFactors.g );
const vec3 UnpackFactors3 = vec3( UnpackDownscale / PackFactors.rg, 1.0 / PackFactors.b );
const vec4 UnpackFactors4 = vec4( UnpackDownscale / PackFactors.rgb, 1.0 / PackFactors.a );
vec4 packDepthToRGBA( const in float v ) {
	if( v <= 0.0 )
		return vec4( 0., 0., 0., 0. );
	if( v >= 1.0 )
		return vec4( 1., 1., 1., 1. );
	float vuf;
	float af = modf( v * PackFactors.a, vuf );
	float bf = modf( vuf * ShiftRight8, vuf );
	float gf = modf( vuf * ShiftRight8, vuf );
	return vec4( vuf * Inv255, gf * PackUpscale, bf * PackUpscale, af );
}
vec3 packDepthToRGB( const in float v ) {
	if( v <= 0.0 )
		return vec3( 0., 0., 0. );
	if( v >= 1.0 )
		return vec3( 1., 1., 1. );
	float vuf;
	float bf = modf( v * PackFactors.b, vuf );
	float gf = modf( vuf * ShiftRight8, vuf );
	return vec3( vuf * Inv255, gf * PackUpscale, bf );
}
vec2 packDepthToRG( const in float v ) {
	if( v <= 0.0 )
		return vec2( 0., 0. );
	if( v >= 1.0 )
		return vec2( 1., 1. );
	float vuf;
	float gf = modf( v * 256., vuf );
	return vec2( vuf * Inv255, gf );
}
float unpackRGBAToDepth( const in vec4 v ) {
	return dot( v, UnpackFactors4 );
}
float unpackRGBToDepth( const in vec3 v ) {
	return dot( v, UnpackFactors3 );
}
float unpackRGToDepth( const in vec2 v ) {
	return v.r * UnpackFactors2.r + v.g * UnpackFactors2.g;
}
vec4 pack2HalfToRGBA( const in vec2 v ) {
	vec4 r = vec4( v.x, fract( v.x * 255.0 ), v.y, fract( v.y * 255.0 ) );
	return vec4( r.x - r.y / 255.0, r.y, r.z - r.w / 255.0, r.w );
}
vec2 unpackRGBATo2Half( const in vec4 v ) {
	return vec2( v.x + ( v.y / 255.0 ), v.z + ( v.w / 255.0 ) );
}
float viewZToOrthographicDepth( const in float viewZ, const in float near, const in float far ) {
	return ( viewZ + near ) / ( near - far );
}
float orthographicDepthToViewZ( const in float depth, const in float near, const in float far ) {
	#ifdef USE_REVERSED_DEPTH_BUFFER
	
		return depth * ( far - near ) - far;
	#else
		return depth * ( near - far ) - near;
	#endif
}
float viewZToPerspectiveDepth( const in float viewZ, const in float near, const in float far ) {
	return ( ( near + viewZ ) * far ) / ( ( far - near ) * viewZ );
}
float perspectiveDepthToViewZ( const in float depth, const in float near, const in float far ) {
	
	#ifdef USE_REVERSED_DEPTH_BUFFER
		return ( near * far ) / ( ( near - far ) * depth - near );
	#else
		return ( near * far ) / ( ( far - near ) * depth - far );
	#endif
}`,hv=`#ifdef PREMULTIPLIED_ALPHA
	gl_FragColor.rgb *= gl_FragColor.a;
#endif`,dv=`vec4 mvPosition = vec4( transformed, 1.0 );
#ifdef USE_BATCHING
	mvPosition = batchingMatrix * mvPosition;
#endif
#ifdef USE_INSTANCING
	mvPosition = instanceMatrix * mvPosition;
#endif
mvPosition = modelViewMatrix * mvPosition;
gl_Position = projectionMatrix * mvPosition;`,fv=`#ifdef DITHERING
	gl_FragColor.rgb = dithering( gl_FragColor.rgb );
#endif`,pv=`#ifdef DITHERING
	vec3 dithering( vec3 color ) {
		float grid_position = rand( gl_FragCoord.xy );
		vec3 dither_shift_RGB = vec3( 0.25 / 255.0, -0.25 / 255.0, 0.25 / 255.0 );
		dither_shift_RGB = mix( 2.0 * dither_shift_RGB, -2.0 * dither_shift_RGB, grid_position );
		return color + dither_shift_RGB;
	}
#endif`,mv=`float roughnessFactor = roughness;
#ifdef USE_ROUGHNESSMAP
	vec4 texelRoughness = texture2D( roughnessMap, vRoughnessMapUv );
	roughnessFactor *= texelRoughness.g;
#endif`,gv=`#ifdef USE_ROUGHNESSMAP
	uniform sampler2D roughnessMap;
#endif`,vv=`#if NUM_SPOT_LIGHT_COORDS > 0
	varying vec4 vSpotLightCoord[ NUM_SPOT_LIGHT_COORDS ];
#endif
#if NUM_SPOT_LIGHT_MAPS > 0
	uniform sampler2D spotLightMap[ NUM_SPOT_LIGHT_MAPS ];
#endif
#ifdef USE_SHADOWMAP
	#if NUM_SUN_LIGHT_SHADOWS > 0
		#define SUN_LIGHT_CASCADES 2
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform sampler2DShadow sunShadowMap[ NUM_SUN_LIGHT_SHADOWS ];
		#else
			uniform sampler2D sunShadowMap[ NUM_SUN_LIGHT_SHADOWS ];
		#endif
		uniform mat4 sunShadowMatrix[ NUM_SUN_LIGHT_SHADOWS * SUN_LIGHT_CASCADES ];
		uniform vec4 sunShadowCascade[ NUM_SUN_LIGHT_SHADOWS * SUN_LIGHT_CASCADES ];
		varying vec4 vSunShadowWorldPosition;
		varying vec3 vSunShadowWorldNormal;
		struct SunLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SunLightShadow sunLightShadows[ NUM_SUN_LIGHT_SHADOWS ];
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform sampler2DShadow directionalShadowMap[ NUM_DIR_LIGHT_SHADOWS ];
		#else
			uniform sampler2D directionalShadowMap[ NUM_DIR_LIGHT_SHADOWS ];
		#endif
		varying vec4 vDirectionalShadowCoord[ NUM_DIR_LIGHT_SHADOWS ];
		struct DirectionalLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform DirectionalLightShadow directionalLightShadows[ NUM_DIR_LIGHT_SHADOWS ];
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform sampler2DShadow spotShadowMap[ NUM_SPOT_LIGHT_SHADOWS ];
		#else
			uniform sampler2D spotShadowMap[ NUM_SPOT_LIGHT_SHADOWS ];
		#endif
		struct SpotLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SpotLightShadow spotLightShadows[ NUM_SPOT_LIGHT_SHADOWS ];
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform samplerCubeShadow pointShadowMap[ NUM_POINT_LIGHT_SHADOWS ];
		#elif defined( SHADOWMAP_TYPE_BASIC )
			uniform samplerCube pointShadowMap[ NUM_POINT_LIGHT_SHADOWS ];
		#endif
		varying vec4 vPointShadowCoord[ NUM_POINT_LIGHT_SHADOWS ];
		struct PointLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
			float shadowCameraNear;
			float shadowCameraFar;
		};
		uniform PointLightShadow pointLightShadows[ NUM_POINT_LIGHT_SHADOWS ];
	#endif
	#if defined( SHADOWMAP_TYPE_PCF )
		float interleavedGradientNoise( vec2 position ) {
			return fract( 52.9829189 * fract( dot( position, vec2( 0.06711056, 0.00583715 ) ) ) );
		}
		vec2 vogelDiskSample( int sampleIndex, int samplesCount, float phi ) {
			const float goldenAngle = 2.399963229728653;
			float r = sqrt( ( float( sampleIndex ) + 0.5 ) / float( samplesCount ) );
			float theta = float( sampleIndex ) * goldenAngle + phi;
			return vec2( cos( theta ), sin( theta ) ) * r;
		}
	#endif
	#if defined( SHADOWMAP_TYPE_PCF )
		float getShadow( sampler2DShadow shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
			float shadow = 1.0;
			shadowCoord.xyz /= shadowCoord.w;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				shadowCoord.z -= shadowBias;
			#else
				shadowCoord.z += shadowBias;
			#endif
			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
			if ( frustumTest ) {
				vec2 texelSize = vec2( 1.0 ) / shadowMapSize;
				vec2 radius = shadowRadius * texelSize;
				float phi = interleavedGradientNoise( gl_FragCoord.xy ) * PI2;
				shadow = (
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 0, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 1, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 2, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 3, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 4, 5, phi ) * radius, shadowCoord.z ) )
				) * 0.2;
			}
			return mix( 1.0, shadow, shadowIntensity );
		}
	#elif defined( SHADOWMAP_TYPE_VSM )
		float getShadow( sampler2D shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
			float shadow = 1.0;
			shadowCoord.xyz /= shadowCoord.w;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				shadowCoord.z -= shadowBias;
			#else
				shadowCoord.z += shadowBias;
			#endif
			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
			if ( frustumTest ) {
				vec2 distribution = texture2D( shadowMap, shadowCoord.xy ).rg;
				float mean = distribution.x;
				float variance = distribution.y * distribution.y;
				#ifdef USE_REVERSED_DEPTH_BUFFER
					float hard_shadow = step( mean, shadowCoord.z );
				#else
					float hard_shadow = step( shadowCoord.z, mean );
				#endif
				
				if ( hard_shadow == 1.0 ) {
					shadow = 1.0;
				} else {
					variance = max( variance, 0.0000001 );
					float d = shadowCoord.z - mean;
					float p_max = variance / ( variance + d * d );
					p_max = clamp( ( p_max - 0.3 ) / 0.65, 0.0, 1.0 );
					shadow = max( hard_shadow, p_max );
				}
			}
			return mix( 1.0, shadow, shadowIntensity );
		}
	#else
		float getShadow( sampler2D shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
			float shadow = 1.0;
			shadowCoord.xyz /= shadowCoord.w;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				shadowCoord.z -= shadowBias;
			#else
				shadowCoord.z += shadowBias;
			#endif
			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
			if ( frustumTest ) {
				float depth = texture2D( shadowMap, shadowCoord.xy ).r;
				#ifdef USE_REVERSED_DEPTH_BUFFER
					shadow = step( depth, shadowCoord.z );
				#else
					shadow = step( shadowCoord.z, depth );
				#endif
			}
			return mix( 1.0, shadow, shadowIntensity );
		}
	#endif
	#if NUM_SUN_LIGHT_SHADOWS > 0
		float getSunShadow(
			#if defined( SHADOWMAP_TYPE_PCF )
				sampler2DShadow shadowMap,
			#else
				sampler2D shadowMap,
			#endif
			SunLightShadow sunLightShadow,
			int shadowIndex
		) {
			vec4 shadowWorldPosition = vec4( vSunShadowWorldPosition.xyz + vSunShadowWorldNormal * sunLightShadow.shadowNormalBias, 1.0 );
			float viewDepth = vSunShadowWorldPosition.w;
			int cascadeOffset = shadowIndex * SUN_LIGHT_CASCADES;
			float shadow = 1.0;
			for ( int i = SUN_LIGHT_CASCADES - 1; i >= 0; i -- ) {
				vec4 cascade = sunShadowCascade[ cascadeOffset + i ];
				if ( viewDepth >= cascade.x && viewDepth < cascade.y ) {
					float cascadeShadow = getShadow(
						shadowMap,
						sunLightShadow.shadowMapSize,
						sunLightShadow.shadowIntensity,
						sunLightShadow.shadowBias,
						sunLightShadow.shadowRadius,
						sunShadowMatrix[ cascadeOffset + i ] * shadowWorldPosition
					);
					shadow = mix( cascadeShadow, shadow, smoothstep( cascade.z, cascade.y, viewDepth ) );
				}
			}
			return shadow;
		}
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
	#if defined( SHADOWMAP_TYPE_PCF )
	float getPointShadow( samplerCubeShadow shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord, float shadowCameraNear, float shadowCameraFar ) {
		float shadow = 1.0;
		vec3 lightToPosition = shadowCoord.xyz;
		vec3 bd3D = normalize( lightToPosition );
		vec3 absVec = abs( lightToPosition );
		float viewSpaceZ = max( max( absVec.x, absVec.y ), absVec.z );
		if ( viewSpaceZ - shadowCameraFar <= 0.0 && viewSpaceZ - shadowCameraNear >= 0.0 ) {
			float lightDistance = length( lightToPosition );
			float depthRange = shadowCameraFar - shadowCameraNear;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				float depthA = - shadowCameraNear / depthRange - shadowBias;
				float depthB = shadowCameraNear * shadowCameraFar / ( depthRange * lightDistance );
			#else
				float depthA = shadowCameraFar / depthRange + shadowBias;
				float depthB = - shadowCameraNear * shadowCameraFar / ( depthRange * lightDistance );
			#endif
			float texelSize = shadowRadius / shadowMapSize.x;
			vec3 absDir = abs( bd3D );
			vec3 tangent = absDir.x > absDir.z ? vec3( 0.0, 1.0, 0.0 ) : vec3( 1.0, 0.0, 0.0 );
			tangent = normalize( cross( bd3D, tangent ) );
			vec3 bitangent = cross( bd3D, tangent );
			float phi = interleavedGradientNoise( gl_FragCoord.xy ) * PI2;
			shadow = 0.0;
			for ( int i = 0; i < 5; i ++ ) {
				vec2 offset = vogelDiskSample( i, 5, phi );
				vec3 direction = bd3D + ( tangent * offset.x + bitangent * offset.y ) * texelSize;
				vec3 absDirection = abs( direction );
				float dp = depthA + depthB / max( max( absDirection.x, absDirection.y ), absDirection.z );
				shadow += texture( shadowMap, vec4( direction, dp ) );
			}
			shadow *= 0.2;
		}
		return mix( 1.0, shadow, shadowIntensity );
	}
	#elif defined( SHADOWMAP_TYPE_BASIC )
	float getPointShadow( samplerCube shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord, float shadowCameraNear, float shadowCameraFar ) {
		float shadow = 1.0;
		vec3 lightToPosition = shadowCoord.xyz;
		vec3 absVec = abs( lightToPosition );
		float viewSpaceZ = max( max( absVec.x, absVec.y ), absVec.z );
		if ( viewSpaceZ - shadowCameraFar <= 0.0 && viewSpaceZ - shadowCameraNear >= 0.0 ) {
			float dp = ( shadowCameraFar * ( viewSpaceZ - shadowCameraNear ) ) / ( viewSpaceZ * ( shadowCameraFar - shadowCameraNear ) );
			dp += shadowBias;
			vec3 bd3D = normalize( lightToPosition );
			float depth = textureCube( shadowMap, bd3D ).r;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				depth = 1.0 - depth;
			#endif
			shadow = step( dp, depth );
		}
		return mix( 1.0, shadow, shadowIntensity );
	}
	#endif
	#endif
#endif`,xv=`#if NUM_SPOT_LIGHT_COORDS > 0
	uniform mat4 spotLightMatrix[ NUM_SPOT_LIGHT_COORDS ];
	varying vec4 vSpotLightCoord[ NUM_SPOT_LIGHT_COORDS ];
#endif
#ifdef USE_SHADOWMAP
	#if NUM_SUN_LIGHT_SHADOWS > 0
		varying vec4 vSunShadowWorldPosition;
		varying vec3 vSunShadowWorldNormal;
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
		uniform mat4 directionalShadowMatrix[ NUM_DIR_LIGHT_SHADOWS ];
		varying vec4 vDirectionalShadowCoord[ NUM_DIR_LIGHT_SHADOWS ];
		struct DirectionalLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform DirectionalLightShadow directionalLightShadows[ NUM_DIR_LIGHT_SHADOWS ];
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
		struct SpotLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SpotLightShadow spotLightShadows[ NUM_SPOT_LIGHT_SHADOWS ];
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		uniform mat4 pointShadowMatrix[ NUM_POINT_LIGHT_SHADOWS ];
		varying vec4 vPointShadowCoord[ NUM_POINT_LIGHT_SHADOWS ];
		struct PointLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
			float shadowCameraNear;
			float shadowCameraFar;
		};
		uniform PointLightShadow pointLightShadows[ NUM_POINT_LIGHT_SHADOWS ];
	#endif
#endif`,yv=`#if ( defined( USE_SHADOWMAP ) && ( NUM_DIR_LIGHT_SHADOWS > 0 || NUM_SUN_LIGHT_SHADOWS > 0 || NUM_POINT_LIGHT_SHADOWS > 0 ) ) || ( NUM_SPOT_LIGHT_COORDS > 0 )
	#ifdef HAS_NORMAL
		vec3 shadowWorldNormal = transformNormalByInverseViewMatrix( transformedNormal, viewMatrix );
	#else
		vec3 shadowWorldNormal = vec3( 0.0 );
	#endif
	vec4 shadowWorldPosition;
#endif
#if defined( USE_SHADOWMAP )
	#if NUM_SUN_LIGHT_SHADOWS > 0
		vSunShadowWorldPosition = vec4( worldPosition.xyz, - mvPosition.z );
		vSunShadowWorldNormal = shadowWorldNormal;
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_DIR_LIGHT_SHADOWS; i ++ ) {
			shadowWorldPosition = worldPosition + vec4( shadowWorldNormal * directionalLightShadows[ i ].shadowNormalBias, 0 );
			vDirectionalShadowCoord[ i ] = directionalShadowMatrix[ i ] * shadowWorldPosition;
		}
		#pragma unroll_loop_end
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_POINT_LIGHT_SHADOWS; i ++ ) {
			shadowWorldPosition = worldPosition + vec4( shadowWorldNormal * pointLightShadows[ i ].shadowNormalBias, 0 );
			vPointShadowCoord[ i ] = pointShadowMatrix[ i ] * shadowWorldPosition;
		}
		#pragma unroll_loop_end
	#endif
#endif
#if NUM_SPOT_LIGHT_COORDS > 0
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHT_COORDS; i ++ ) {
		shadowWorldPosition = worldPosition;
		#if ( defined( USE_SHADOWMAP ) && UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
			shadowWorldPosition.xyz += shadowWorldNormal * spotLightShadows[ i ].shadowNormalBias;
		#endif
		vSpotLightCoord[ i ] = spotLightMatrix[ i ] * shadowWorldPosition;
	}
	#pragma unroll_loop_end
#endif`,_v=`float getShadowMask() {
	float shadow = 1.0;
	#ifdef USE_SHADOWMAP
	#if NUM_SUN_LIGHT_SHADOWS > 0
	SunLightShadow sunLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SUN_LIGHT_SHADOWS; i ++ ) {
		sunLight = sunLightShadows[ i ];
		shadow *= receiveShadow ? getSunShadow( sunShadowMap[ i ], sunLight, UNROLLED_LOOP_INDEX ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
	DirectionalLightShadow directionalLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_DIR_LIGHT_SHADOWS; i ++ ) {
		directionalLight = directionalLightShadows[ i ];
		shadow *= receiveShadow ? getShadow( directionalShadowMap[ i ], directionalLight.shadowMapSize, directionalLight.shadowIntensity, directionalLight.shadowBias, directionalLight.shadowRadius, vDirectionalShadowCoord[ i ] ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
	SpotLightShadow spotLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHT_SHADOWS; i ++ ) {
		spotLight = spotLightShadows[ i ];
		shadow *= receiveShadow ? getShadow( spotShadowMap[ i ], spotLight.shadowMapSize, spotLight.shadowIntensity, spotLight.shadowBias, spotLight.shadowRadius, vSpotLightCoord[ i ] ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0 && ( defined( SHADOWMAP_TYPE_PCF ) || defined( SHADOWMAP_TYPE_BASIC ) )
	PointLightShadow pointLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_POINT_LIGHT_SHADOWS; i ++ ) {
		pointLight = pointLightShadows[ i ];
		shadow *= receiveShadow ? getPointShadow( pointShadowMap[ i ], pointLight.shadowMapSize, pointLight.shadowIntensity, pointLight.shadowBias, pointLight.shadowRadius, vPointShadowCoord[ i ], pointLight.shadowCameraNear, pointLight.shadowCameraFar ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#endif
	return shadow;
}`,Mv=`#ifdef USE_SKINNING
	mat4 boneMatX = getBoneMatrix( skinIndex.x );
	mat4 boneMatY = getBoneMatrix( skinIndex.y );
	mat4 boneMatZ = getBoneMatrix( skinIndex.z );
	mat4 boneMatW = getBoneMatrix( skinIndex.w );
#endif`,bv=`#ifdef USE_SKINNING
	uniform mat4 bindMatrix;
	uniform mat4 bindMatrixInverse;
	uniform highp sampler2D boneTexture;
	mat4 getBoneMatrix( const in float i ) {
		int size = textureSize( boneTexture, 0 ).x;
		int j = int( i ) * 4;
		int x = j % size;
		int y = j / size;
		vec4 v1 = texelFetch( boneTexture, ivec2( x, y ), 0 );
		vec4 v2 = texelFetch( boneTexture, ivec2( x + 1, y ), 0 );
		vec4 v3 = texelFetch( boneTexture, ivec2( x + 2, y ), 0 );
		vec4 v4 = texelFetch( boneTexture, ivec2( x + 3, y ), 0 );
		return mat4( v1, v2, v3, v4 );
	}
#endif`,Sv=`#ifdef USE_SKINNING
	vec4 skinVertex = bindMatrix * vec4( transformed, 1.0 );
	vec4 skinned = vec4( 0.0 );
	skinned += boneMatX * skinVertex * skinWeight.x;
	skinned += boneMatY * skinVertex * skinWeight.y;
	skinned += boneMatZ * skinVertex * skinWeight.z;
	skinned += boneMatW * skinVertex * skinWeight.w;
	transformed = ( bindMatrixInverse * skinned ).xyz;
#endif`,wv=`#ifdef USE_SKINNING
	mat4 skinMatrix = mat4( 0.0 );
	skinMatrix += skinWeight.x * boneMatX;
	skinMatrix += skinWeight.y * boneMatY;
	skinMatrix += skinWeight.z * boneMatZ;
	skinMatrix += skinWeight.w * boneMatW;
	skinMatrix = bindMatrixInverse * skinMatrix * bindMatrix;
	objectNormal = vec4( skinMatrix * vec4( objectNormal, 0.0 ) ).xyz;
	#ifdef USE_TANGENT
		objectTangent = vec4( skinMatrix * vec4( objectTangent, 0.0 ) ).xyz;
	#endif
#endif`,Tv=`float specularStrength;
#ifdef USE_SPECULARMAP
	vec4 texelSpecular = texture2D( specularMap, vSpecularMapUv );
	specularStrength = texelSpecular.r;
#else
	specularStrength = 1.0;
#endif`,Av=`#ifdef USE_SPECULARMAP
	uniform sampler2D specularMap;
#endif`,Ev=`#if defined( TONE_MAPPING )
	gl_FragColor.rgb = toneMapping( gl_FragColor.rgb );
#endif`,Rv=`#ifndef saturate
#define saturate( a ) clamp( a, 0.0, 1.0 )
#endif
uniform float toneMappingExposure;
vec3 LinearToneMapping( vec3 color ) {
	return saturate( toneMappingExposure * color );
}
vec3 ReinhardToneMapping( vec3 color ) {
	color *= toneMappingExposure;
	return saturate( color / ( vec3( 1.0 ) + color ) );
}
vec3 CineonToneMapping( vec3 color ) {
	color *= toneMappingExposure;
	color = max( vec3( 0.0 ), color - 0.004 );
	return pow( ( color * ( 6.2 * color + 0.5 ) ) / ( color * ( 6.2 * color + 1.7 ) + 0.06 ), vec3( 2.2 ) );
}
vec3 RRTAndODTFit( vec3 v ) {
	vec3 a = v * ( v + 0.0245786 ) - 0.000090537;
	vec3 b = v * ( 0.983729 * v + 0.4329510 ) + 0.238081;
	return a / b;
}
vec3 ACESFilmicToneMapping( vec3 color ) {
	const mat3 ACESInputMat = mat3(
		vec3( 0.59719, 0.07600, 0.02840 ),		vec3( 0.35458, 0.90834, 0.13383 ),
		vec3( 0.04823, 0.01566, 0.83777 )
	);
	const mat3 ACESOutputMat = mat3(
		vec3(  1.60475, -0.10208, -0.00327 ),		vec3( -0.53108,  1.10813, -0.07276 ),
		vec3( -0.07367, -0.00605,  1.07602 )
	);
	color *= toneMappingExposure / 0.6;
	color = ACESInputMat * color;
	color = RRTAndODTFit( color );
	color = ACESOutputMat * color;
	return saturate( color );
}
const mat3 LINEAR_REC2020_TO_LINEAR_SRGB = mat3(
	vec3( 1.6605, - 0.1246, - 0.0182 ),
	vec3( - 0.5876, 1.1329, - 0.1006 ),
	vec3( - 0.0728, - 0.0083, 1.1187 )
);
const mat3 LINEAR_SRGB_TO_LINEAR_REC2020 = mat3(
	vec3( 0.6274, 0.0691, 0.0164 ),
	vec3( 0.3293, 0.9195, 0.0880 ),
	vec3( 0.0433, 0.0113, 0.8956 )
);
vec3 agxDefaultContrastApprox( vec3 x ) {
	vec3 x2 = x * x;
	vec3 x4 = x2 * x2;
	return + 15.5 * x4 * x2
		- 40.14 * x4 * x
		+ 31.96 * x4
		- 6.868 * x2 * x
		+ 0.4298 * x2
		+ 0.1191 * x
		- 0.00232;
}
vec3 AgXToneMapping( vec3 color ) {
	const mat3 AgXInsetMatrix = mat3(
		vec3( 0.856627153315983, 0.137318972929847, 0.11189821299995 ),
		vec3( 0.0951212405381588, 0.761241990602591, 0.0767994186031903 ),
		vec3( 0.0482516061458583, 0.101439036467562, 0.811302368396859 )
	);
	const mat3 AgXOutsetMatrix = mat3(
		vec3( 1.1271005818144368, - 0.1413297634984383, - 0.14132976349843826 ),
		vec3( - 0.11060664309660323, 1.157823702216272, - 0.11060664309660294 ),
		vec3( - 0.016493938717834573, - 0.016493938717834257, 1.2519364065950405 )
	);
	const float AgxMinEv = - 12.47393;	const float AgxMaxEv = 4.026069;
	color *= toneMappingExposure;
	color = LINEAR_SRGB_TO_LINEAR_REC2020 * color;
	color = AgXInsetMatrix * color;
	color = max( color, 1e-10 );	color = log2( color );
	color = ( color - AgxMinEv ) / ( AgxMaxEv - AgxMinEv );
	color = clamp( color, 0.0, 1.0 );
	color = agxDefaultContrastApprox( color );
	color = AgXOutsetMatrix * color;
	color = pow( max( vec3( 0.0 ), color ), vec3( 2.2 ) );
	color = LINEAR_REC2020_TO_LINEAR_SRGB * color;
	color = clamp( color, 0.0, 1.0 );
	return color;
}
vec3 NeutralToneMapping( vec3 color ) {
	const float StartCompression = 0.8 - 0.04;
	const float Desaturation = 0.15;
	color *= toneMappingExposure;
	float x = min( color.r, min( color.g, color.b ) );
	float offset = x < 0.08 ? x - 6.25 * x * x : 0.04;
	color -= offset;
	float peak = max( color.r, max( color.g, color.b ) );
	if ( peak < StartCompression ) return color;
	float d = 1. - StartCompression;
	float newPeak = 1. - d * d / ( peak + d - StartCompression );
	color *= newPeak / peak;
	float g = 1. - 1. / ( Desaturation * ( peak - newPeak ) + 1. );
	return mix( color, vec3( newPeak ), g );
}
vec3 CustomToneMapping( vec3 color ) { return color; }`,Cv=`#ifdef USE_TRANSMISSION
	material.transmission = transmission;
	material.transmissionAlpha = 1.0;
	material.thickness = thickness;
	material.attenuationDistance = attenuationDistance;
	material.attenuationColor = attenuationColor;
	#ifdef USE_TRANSMISSIONMAP
		material.transmission *= texture2D( transmissionMap, vTransmissionMapUv ).r;
	#endif
	#ifdef USE_THICKNESSMAP
		material.thickness *= texture2D( thicknessMap, vThicknessMapUv ).g;
	#endif
	vec3 pos = vWorldPosition;
	vec3 v = normalize( cameraPosition - pos );
	vec3 n = transformNormalByInverseViewMatrix( normal, viewMatrix );
	vec4 transmitted = getIBLVolumeRefraction(
		n, v, material.roughness, material.diffuseContribution, material.specularColorBlended, material.specularF90,
		pos, modelMatrix, viewMatrix, projectionMatrix, material.dispersion, material.ior, material.thickness,
		material.attenuationColor, material.attenuationDistance );
	material.transmissionAlpha = mix( material.transmissionAlpha, transmitted.a, material.transmission );
	totalDiffuse = mix( totalDiffuse, transmitted.rgb, material.transmission );
#endif`,Iv=`#ifdef USE_TRANSMISSION
	uniform float transmission;
	uniform float thickness;
	uniform float attenuationDistance;
	uniform vec3 attenuationColor;
	#ifdef USE_TRANSMISSIONMAP
		uniform sampler2D transmissionMap;
	#endif
	#ifdef USE_THICKNESSMAP
		uniform sampler2D thicknessMap;
	#endif
	uniform vec2 transmissionSamplerSize;
	uniform sampler2D transmissionSamplerMap;
	uniform mat4 modelMatrix;
	uniform mat4 projectionMatrix;
	varying vec3 vWorldPosition;
	float w0( float a ) {
		return ( 1.0 / 6.0 ) * ( a * ( a * ( - a + 3.0 ) - 3.0 ) + 1.0 );
	}
	float w1( float a ) {
		return ( 1.0 / 6.0 ) * ( a *  a * ( 3.0 * a - 6.0 ) + 4.0 );
	}
	float w2( float a ){
		return ( 1.0 / 6.0 ) * ( a * ( a * ( - 3.0 * a + 3.0 ) + 3.0 ) + 1.0 );
	}
	float w3( float a ) {
		return ( 1.0 / 6.0 ) * ( a * a * a );
	}
	float g0( float a ) {
		return w0( a ) + w1( a );
	}
	float g1( float a ) {
		return w2( a ) + w3( a );
	}
	float h0( float a ) {
		return - 1.0 + w1( a ) / ( w0( a ) + w1( a ) );
	}
	float h1( float a ) {
		return 1.0 + w3( a ) / ( w2( a ) + w3( a ) );
	}
	vec4 bicubic( sampler2D tex, vec2 uv, vec4 texelSize, float lod ) {
		uv = uv * texelSize.zw + 0.5;
		vec2 iuv = floor( uv );
		vec2 fuv = fract( uv );
		float g0x = g0( fuv.x );
		float g1x = g1( fuv.x );
		float h0x = h0( fuv.x );
		float h1x = h1( fuv.x );
		float h0y = h0( fuv.y );
		float h1y = h1( fuv.y );
		vec2 p0 = ( vec2( iuv.x + h0x, iuv.y + h0y ) - 0.5 ) * texelSize.xy;
		vec2 p1 = ( vec2( iuv.x + h1x, iuv.y + h0y ) - 0.5 ) * texelSize.xy;
		vec2 p2 = ( vec2( iuv.x + h0x, iuv.y + h1y ) - 0.5 ) * texelSize.xy;
		vec2 p3 = ( vec2( iuv.x + h1x, iuv.y + h1y ) - 0.5 ) * texelSize.xy;
		return g0( fuv.y ) * ( g0x * textureLod( tex, p0, lod ) + g1x * textureLod( tex, p1, lod ) ) +
			g1( fuv.y ) * ( g0x * textureLod( tex, p2, lod ) + g1x * textureLod( tex, p3, lod ) );
	}
	vec4 textureBicubic( sampler2D sampler, vec2 uv, float lod ) {
		vec2 fLodSize = vec2( textureSize( sampler, int( lod ) ) );
		vec2 cLodSize = vec2( textureSize( sampler, int( lod + 1.0 ) ) );
		vec2 fLodSizeInv = 1.0 / fLodSize;
		vec2 cLodSizeInv = 1.0 / cLodSize;
		vec4 fSample = bicubic( sampler, uv, vec4( fLodSizeInv, fLodSize ), floor( lod ) );
		vec4 cSample = bicubic( sampler, uv, vec4( cLodSizeInv, cLodSize ), ceil( lod ) );
		return mix( fSample, cSample, fract( lod ) );
	}
	vec3 getVolumeTransmissionRay( const in vec3 n, const in vec3 v, const in float thickness, const in float ior, const in mat4 modelMatrix ) {
		vec3 refractionVector = refract( - v, normalize( n ), 1.0 / ior );
		vec3 modelScale;
		modelScale.x = length( vec3( modelMatrix[ 0 ].xyz ) );
		modelScale.y = length( vec3( modelMatrix[ 1 ].xyz ) );
		modelScale.z = length( vec3( modelMatrix[ 2 ].xyz ) );
		return normalize( refractionVector ) * thickness * modelScale;
	}
	float applyIorToRoughness( const in float roughness, const in float ior ) {
		return roughness * clamp( ior * 2.0 - 2.0, 0.0, 1.0 );
	}
	vec4 getTransmissionSample( const in vec2 fragCoord, const in float roughness, const in float ior ) {
		float lod = log2( transmissionSamplerSize.x ) * applyIorToRoughness( roughness, ior );
		return textureBicubic( transmissionSamplerMap, fragCoord.xy, lod );
	}
	vec3 volumeAttenuation( const in float transmissionDistance, const in vec3 attenuationColor, const in float attenuationDistance ) {
		if ( isinf( attenuationDistance ) ) {
			return vec3( 1.0 );
		} else {
			vec3 attenuationCoefficient = -log( attenuationColor ) / attenuationDistance;
			vec3 transmittance = exp( - attenuationCoefficient * transmissionDistance );			return transmittance;
		}
	}
	vec4 getIBLVolumeRefraction( const in vec3 n, const in vec3 v, const in float roughness, const in vec3 diffuseColor,
		const in vec3 specularColor, const in float specularF90, const in vec3 position, const in mat4 modelMatrix,
		const in mat4 viewMatrix, const in mat4 projMatrix, const in float dispersion, const in float ior, const in float thickness,
		const in vec3 attenuationColor, const in float attenuationDistance ) {
		vec4 transmittedLight;
		vec3 transmittance;
		#ifdef USE_DISPERSION
			float halfSpread = ( ior - 1.0 ) * 0.025 * dispersion;
			vec3 iors = vec3( ior - halfSpread, ior, ior + halfSpread );
			for ( int i = 0; i < 3; i ++ ) {
				vec3 transmissionRay = getVolumeTransmissionRay( n, v, thickness, iors[ i ], modelMatrix );
				vec3 refractedRayExit = position + transmissionRay;
				vec4 ndcPos = projMatrix * viewMatrix * vec4( refractedRayExit, 1.0 );
				vec2 refractionCoords = ndcPos.xy / ndcPos.w;
				refractionCoords += 1.0;
				refractionCoords /= 2.0;
				vec4 transmissionSample = getTransmissionSample( refractionCoords, roughness, iors[ i ] );
				transmittedLight[ i ] = transmissionSample[ i ];
				transmittedLight.a += transmissionSample.a;
				transmittance[ i ] = diffuseColor[ i ] * volumeAttenuation( length( transmissionRay ), attenuationColor, attenuationDistance )[ i ];
			}
			transmittedLight.a /= 3.0;
		#else
			vec3 transmissionRay = getVolumeTransmissionRay( n, v, thickness, ior, modelMatrix );
			vec3 refractedRayExit = position + transmissionRay;
			vec4 ndcPos = projMatrix * viewMatrix * vec4( refractedRayExit, 1.0 );
			vec2 refractionCoords = ndcPos.xy / ndcPos.w;
			refractionCoords += 1.0;
			refractionCoords /= 2.0;
			transmittedLight = getTransmissionSample( refractionCoords, roughness, ior );
			transmittance = diffuseColor * volumeAttenuation( length( transmissionRay ), attenuationColor, attenuationDistance );
		#endif
		vec3 attenuatedColor = transmittance * transmittedLight.rgb;
		vec3 F = EnvironmentBRDF( n, v, specularColor, specularF90, roughness );
		float transmittanceFactor = ( transmittance.r + transmittance.g + transmittance.b ) / 3.0;
		return vec4( ( 1.0 - F ) * attenuatedColor, 1.0 - ( 1.0 - transmittedLight.a ) * transmittanceFactor );
	}
#endif`,Pv=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	varying vec2 vUv;
#endif
#ifdef USE_MAP
	varying vec2 vMapUv;
#endif
#ifdef USE_ALPHAMAP
	varying vec2 vAlphaMapUv;
#endif
#ifdef USE_LIGHTMAP
	varying vec2 vLightMapUv;
#endif
#ifdef USE_AOMAP
	varying vec2 vAoMapUv;
#endif
#ifdef USE_BUMPMAP
	varying vec2 vBumpMapUv;
#endif
#ifdef USE_NORMALMAP
	varying vec2 vNormalMapUv;
#endif
#ifdef USE_EMISSIVEMAP
	varying vec2 vEmissiveMapUv;
#endif
#ifdef USE_METALNESSMAP
	varying vec2 vMetalnessMapUv;
#endif
#ifdef USE_ROUGHNESSMAP
	varying vec2 vRoughnessMapUv;
#endif
#ifdef USE_DIFFUSE_ROUGHNESSMAP
	varying vec2 vDiffuseRoughnessMapUv;
#endif
#ifdef USE_ANISOTROPYMAP
	varying vec2 vAnisotropyMapUv;
#endif
#ifdef USE_CLEARCOATMAP
	varying vec2 vClearcoatMapUv;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	varying vec2 vClearcoatNormalMapUv;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	varying vec2 vClearcoatRoughnessMapUv;
#endif
#ifdef USE_IRIDESCENCEMAP
	varying vec2 vIridescenceMapUv;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	varying vec2 vIridescenceThicknessMapUv;
#endif
#ifdef USE_SHEEN_COLORMAP
	varying vec2 vSheenColorMapUv;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	varying vec2 vSheenRoughnessMapUv;
#endif
#ifdef USE_SPECULARMAP
	varying vec2 vSpecularMapUv;
#endif
#ifdef USE_SPECULAR_COLORMAP
	varying vec2 vSpecularColorMapUv;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	varying vec2 vSpecularIntensityMapUv;
#endif
#ifdef USE_TRANSMISSIONMAP
	uniform mat3 transmissionMapTransform;
	varying vec2 vTransmissionMapUv;
#endif
#ifdef USE_THICKNESSMAP
	uniform mat3 thicknessMapTransform;
	varying vec2 vThicknessMapUv;
#endif`,Dv=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	varying vec2 vUv;
#endif
#ifdef USE_MAP
	uniform mat3 mapTransform;
	varying vec2 vMapUv;
#endif
#ifdef USE_ALPHAMAP
	uniform mat3 alphaMapTransform;
	varying vec2 vAlphaMapUv;
#endif
#ifdef USE_LIGHTMAP
	uniform mat3 lightMapTransform;
	varying vec2 vLightMapUv;
#endif
#ifdef USE_AOMAP
	uniform mat3 aoMapTransform;
	varying vec2 vAoMapUv;
#endif
#ifdef USE_BUMPMAP
	uniform mat3 bumpMapTransform;
	varying vec2 vBumpMapUv;
#endif
#ifdef USE_NORMALMAP
	uniform mat3 normalMapTransform;
	varying vec2 vNormalMapUv;
#endif
#ifdef USE_DISPLACEMENTMAP
	uniform mat3 displacementMapTransform;
	varying vec2 vDisplacementMapUv;
#endif
#ifdef USE_EMISSIVEMAP
	uniform mat3 emissiveMapTransform;
	varying vec2 vEmissiveMapUv;
#endif
#ifdef USE_METALNESSMAP
	uniform mat3 metalnessMapTransform;
	varying vec2 vMetalnessMapUv;
#endif
#ifdef USE_ROUGHNESSMAP
	uniform mat3 roughnessMapTransform;
	varying vec2 vRoughnessMapUv;
#endif
#ifdef USE_DIFFUSE_ROUGHNESSMAP
	uniform mat3 diffuseRoughnessMapTransform;
	varying vec2 vDiffuseRoughnessMapUv;
#endif
#ifdef USE_ANISOTROPYMAP
	uniform mat3 anisotropyMapTransform;
	varying vec2 vAnisotropyMapUv;
#endif
#ifdef USE_CLEARCOATMAP
	uniform mat3 clearcoatMapTransform;
	varying vec2 vClearcoatMapUv;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	uniform mat3 clearcoatNormalMapTransform;
	varying vec2 vClearcoatNormalMapUv;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	uniform mat3 clearcoatRoughnessMapTransform;
	varying vec2 vClearcoatRoughnessMapUv;
#endif
#ifdef USE_SHEEN_COLORMAP
	uniform mat3 sheenColorMapTransform;
	varying vec2 vSheenColorMapUv;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	uniform mat3 sheenRoughnessMapTransform;
	varying vec2 vSheenRoughnessMapUv;
#endif
#ifdef USE_IRIDESCENCEMAP
	uniform mat3 iridescenceMapTransform;
	varying vec2 vIridescenceMapUv;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	uniform mat3 iridescenceThicknessMapTransform;
	varying vec2 vIridescenceThicknessMapUv;
#endif
#ifdef USE_SPECULARMAP
	uniform mat3 specularMapTransform;
	varying vec2 vSpecularMapUv;
#endif
#ifdef USE_SPECULAR_COLORMAP
	uniform mat3 specularColorMapTransform;
	varying vec2 vSpecularColorMapUv;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	uniform mat3 specularIntensityMapTransform;
	varying vec2 vSpecularIntensityMapUv;
#endif
#ifdef USE_TRANSMISSIONMAP
	uniform mat3 transmissionMapTransform;
	varying vec2 vTransmissionMapUv;
#endif
#ifdef USE_THICKNESSMAP
	uniform mat3 thicknessMapTransform;
	varying vec2 vThicknessMapUv;
#endif`,Lv=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	vUv = vec3( uv, 1 ).xy;
#endif
#ifdef USE_MAP
	vMapUv = ( mapTransform * vec3( MAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ALPHAMAP
	vAlphaMapUv = ( alphaMapTransform * vec3( ALPHAMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_LIGHTMAP
	vLightMapUv = ( lightMapTransform * vec3( LIGHTMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_AOMAP
	vAoMapUv = ( aoMapTransform * vec3( AOMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_BUMPMAP
	vBumpMapUv = ( bumpMapTransform * vec3( BUMPMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_NORMALMAP
	vNormalMapUv = ( normalMapTransform * vec3( NORMALMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_DISPLACEMENTMAP
	vDisplacementMapUv = ( displacementMapTransform * vec3( DISPLACEMENTMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_EMISSIVEMAP
	vEmissiveMapUv = ( emissiveMapTransform * vec3( EMISSIVEMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_METALNESSMAP
	vMetalnessMapUv = ( metalnessMapTransform * vec3( METALNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ROUGHNESSMAP
	vRoughnessMapUv = ( roughnessMapTransform * vec3( ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_DIFFUSE_ROUGHNESSMAP
	vDiffuseRoughnessMapUv = ( diffuseRoughnessMapTransform * vec3( DIFFUSE_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ANISOTROPYMAP
	vAnisotropyMapUv = ( anisotropyMapTransform * vec3( ANISOTROPYMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOATMAP
	vClearcoatMapUv = ( clearcoatMapTransform * vec3( CLEARCOATMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	vClearcoatNormalMapUv = ( clearcoatNormalMapTransform * vec3( CLEARCOAT_NORMALMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	vClearcoatRoughnessMapUv = ( clearcoatRoughnessMapTransform * vec3( CLEARCOAT_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_IRIDESCENCEMAP
	vIridescenceMapUv = ( iridescenceMapTransform * vec3( IRIDESCENCEMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	vIridescenceThicknessMapUv = ( iridescenceThicknessMapTransform * vec3( IRIDESCENCE_THICKNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SHEEN_COLORMAP
	vSheenColorMapUv = ( sheenColorMapTransform * vec3( SHEEN_COLORMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	vSheenRoughnessMapUv = ( sheenRoughnessMapTransform * vec3( SHEEN_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULARMAP
	vSpecularMapUv = ( specularMapTransform * vec3( SPECULARMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULAR_COLORMAP
	vSpecularColorMapUv = ( specularColorMapTransform * vec3( SPECULAR_COLORMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	vSpecularIntensityMapUv = ( specularIntensityMapTransform * vec3( SPECULAR_INTENSITYMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_TRANSMISSIONMAP
	vTransmissionMapUv = ( transmissionMapTransform * vec3( TRANSMISSIONMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_THICKNESSMAP
	vThicknessMapUv = ( thicknessMapTransform * vec3( THICKNESSMAP_UV, 1 ) ).xy;
#endif`,Nv=`#if defined( USE_ENVMAP ) || defined( DISTANCE ) || defined ( USE_SHADOWMAP ) || defined ( USE_TRANSMISSION ) || NUM_SPOT_LIGHT_COORDS > 0
	vec4 worldPosition = vec4( transformed, 1.0 );
	#ifdef USE_BATCHING
		worldPosition = batchingMatrix * worldPosition;
	#endif
	#ifdef USE_INSTANCING
		worldPosition = instanceMatrix * worldPosition;
	#endif
	worldPosition = modelMatrix * worldPosition;
#endif`,Uv=`varying vec2 vUv;
uniform mat3 uvTransform;
void main() {
	vUv = ( uvTransform * vec3( uv, 1 ) ).xy;
	gl_Position = vec4( position.xy, 1.0, 1.0 );
}`,kv=`uniform sampler2D t2D;
uniform float backgroundIntensity;
varying vec2 vUv;
void main() {
	vec4 texColor = texture2D( t2D, vUv );
	#ifdef DECODE_VIDEO_TEXTURE
		texColor = vec4( mix( pow( texColor.rgb * 0.9478672986 + vec3( 0.0521327014 ), vec3( 2.4 ) ), texColor.rgb * 0.0773993808, vec3( lessThanEqual( texColor.rgb, vec3( 0.04045 ) ) ) ), texColor.w );
	#endif
	texColor.rgb *= backgroundIntensity;
	gl_FragColor = texColor;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,Fv=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
	gl_Position.z = gl_Position.w;
}`,Ov=`uniform float backgroundBlurriness;
uniform float backgroundIntensity;
uniform mat3 backgroundRotation;
varying vec3 vWorldDirection;
#include <envmap_common_pars_fragment>
void main() {
	#ifdef ENVMAP_TYPE_PMREM
		vec4 texColor = textureLod( envMap, backgroundRotation * vWorldDirection, roughnessToMip( backgroundBlurriness ) );
	#else
		vec4 texColor = textureCube( envMap, backgroundRotation * vWorldDirection );
	#endif
	texColor.rgb *= backgroundIntensity;
	gl_FragColor = texColor;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,Bv=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
	gl_Position.z = gl_Position.w;
}`,zv=`uniform samplerCube tCube;
uniform float tFlip;
uniform float opacity;
varying vec3 vWorldDirection;
void main() {
	vec4 texColor = textureCube( tCube, vec3( tFlip * vWorldDirection.x, vWorldDirection.yz ) );
	gl_FragColor = texColor;
	gl_FragColor.a *= opacity;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,Gv=`#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
varying vec2 vHighPrecisionZW;
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <skinbase_vertex>
	#include <morphinstance_vertex>
	#ifdef USE_DISPLACEMENTMAP
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vHighPrecisionZW = gl_Position.zw;
}`,Vv=`#if DEPTH_PACKING == 3200
	uniform float opacity;
#endif
#include <common>
#include <packing>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
varying vec2 vHighPrecisionZW;
void main() {
	vec4 diffuseColor = vec4( 1.0 );
	#include <clipping_planes_fragment>
	#if DEPTH_PACKING == 3200
		diffuseColor.a = opacity;
	#endif
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <logdepthbuf_fragment>
	#ifdef USE_REVERSED_DEPTH_BUFFER
		float fragCoordZ = vHighPrecisionZW[ 0 ] / vHighPrecisionZW[ 1 ];
	#else
		float fragCoordZ = 0.5 * vHighPrecisionZW[ 0 ] / vHighPrecisionZW[ 1 ] + 0.5;
	#endif
	#if DEPTH_PACKING == 3200
		gl_FragColor = vec4( vec3( 1.0 - fragCoordZ ), opacity );
	#elif DEPTH_PACKING == 3201
		gl_FragColor = packDepthToRGBA( fragCoordZ );
	#elif DEPTH_PACKING == 3202
		gl_FragColor = vec4( packDepthToRGB( fragCoordZ ), 1.0 );
	#elif DEPTH_PACKING == 3203
		gl_FragColor = vec4( packDepthToRG( fragCoordZ ), 0.0, 1.0 );
	#endif
}`,Hv=`#define DISTANCE
varying vec3 vWorldPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <skinbase_vertex>
	#include <morphinstance_vertex>
	#ifdef USE_DISPLACEMENTMAP
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <worldpos_vertex>
	#include <clipping_planes_vertex>
	vWorldPosition = worldPosition.xyz;
}`,Wv=`#define DISTANCE
uniform vec3 referencePosition;
uniform float nearDistance;
uniform float farDistance;
varying vec3 vWorldPosition;
#include <common>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( 1.0 );
	#include <clipping_planes_fragment>
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	float dist = length( vWorldPosition - referencePosition );
	dist = ( dist - nearDistance ) / ( farDistance - nearDistance );
	dist = saturate( dist );
	gl_FragColor = vec4( dist, 0.0, 0.0, 1.0 );
}`,Xv=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
}`,$v=`uniform sampler2D tEquirect;
varying vec3 vWorldDirection;
#include <common>
void main() {
	vec3 direction = normalize( vWorldDirection );
	vec2 sampleUV = equirectUv( direction );
	gl_FragColor = texture2D( tEquirect, sampleUV );
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,qv=`uniform float scale;
attribute float lineDistance;
varying float vLineDistance;
#include <common>
#include <uv_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	vLineDistance = scale * lineDistance;
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
}`,Yv=`uniform vec3 diffuse;
uniform float opacity;
uniform float dashSize;
uniform float totalSize;
varying float vLineDistance;
#include <common>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	if ( mod( vLineDistance, totalSize ) > dashSize ) {
		discard;
	}
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,Zv=`#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#if defined ( USE_ENVMAP ) || defined ( USE_SKINNING )
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinbase_vertex>
		#include <skinnormal_vertex>
		#include <defaultnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <fog_vertex>
}`,Jv=`uniform vec3 diffuse;
uniform float opacity;
#ifndef FLAT_SHADED
	varying vec3 vNormal;
#endif
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <fog_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	#ifdef USE_LIGHTMAP
		vec4 lightMapTexel = texture2D( lightMap, vLightMapUv );
		reflectedLight.indirectDiffuse += lightMapTexel.rgb * lightMapIntensity * RECIPROCAL_PI;
	#else
		reflectedLight.indirectDiffuse += vec3( 1.0 );
	#endif
	#include <aomap_fragment>
	reflectedLight.indirectDiffuse *= diffuseColor.rgb;
	vec3 outgoingLight = reflectedLight.indirectDiffuse;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,Kv=`#define LAMBERT
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,jv=`#define LAMBERT
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float opacity;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_lambert_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_lambert_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + totalEmissiveRadiance;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,Qv=`#define MATCAP
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <color_pars_vertex>
#include <displacementmap_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
	vViewPosition = - mvPosition.xyz;
}`,ex=`#define MATCAP
uniform vec3 diffuse;
uniform float opacity;
uniform sampler2D matcap;
varying vec3 vViewPosition;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <normal_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	vec3 viewDir = normalize( vViewPosition );
	vec3 x = normalize( vec3( viewDir.z, 0.0, - viewDir.x ) );
	vec3 y = cross( viewDir, x );
	vec2 uv = vec2( dot( x, normal ), dot( y, normal ) ) * 0.495 + 0.5;
	#ifdef USE_MATCAP
		vec4 matcapColor = texture2D( matcap, uv );
	#else
		vec4 matcapColor = vec4( vec3( mix( 0.2, 0.8, uv.y ) ), 1.0 );
	#endif
	vec3 outgoingLight = diffuseColor.rgb * matcapColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,tx=`#define NORMAL
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	varying vec3 vViewPosition;
#endif
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	vViewPosition = - mvPosition.xyz;
#endif
}`,nx=`#define NORMAL
uniform float opacity;
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	varying vec3 vViewPosition;
#endif
#include <uv_pars_fragment>
#include <normal_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( 0.0, 0.0, 0.0, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	gl_FragColor = vec4( normalize( normal ) * 0.5 + 0.5, diffuseColor.a );
	#ifdef OPAQUE
		gl_FragColor.a = 1.0;
	#endif
}`,ix=`#define PHONG
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,sx=`#define PHONG
uniform vec3 diffuse;
uniform vec3 emissive;
uniform vec3 specular;
uniform float shininess;
uniform float opacity;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_phong_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_phong_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + reflectedLight.directSpecular + reflectedLight.indirectSpecular + totalEmissiveRadiance;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,rx=`#define STANDARD
varying vec3 vViewPosition;
#ifdef USE_TRANSMISSION
	varying vec3 vWorldPosition;
#endif
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
#ifdef USE_TRANSMISSION
	vWorldPosition = worldPosition.xyz;
#endif
}`,ax=`#define STANDARD
#ifdef PHYSICAL
	#define IOR
	#define USE_SPECULAR
#endif
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float roughness;
uniform float metalness;
uniform float opacity;
#ifdef IOR
	uniform float ior;
#endif
#ifdef USE_SPECULAR
	uniform float specularIntensity;
	uniform vec3 specularColor;
	#ifdef USE_SPECULAR_COLORMAP
		uniform sampler2D specularColorMap;
	#endif
	#ifdef USE_SPECULAR_INTENSITYMAP
		uniform sampler2D specularIntensityMap;
	#endif
#endif
#ifdef USE_CLEARCOAT
	uniform float clearcoat;
	uniform float clearcoatRoughness;
#endif
#ifdef USE_DIFFUSE_ROUGHNESS
	uniform float diffuseRoughness;
	#ifdef USE_DIFFUSE_ROUGHNESSMAP
		uniform sampler2D diffuseRoughnessMap;
	#endif
#endif
#ifdef USE_DISPERSION
	uniform float dispersion;
#endif
#ifdef USE_RETROREFLECTION
	uniform float retroreflectivity;
#endif
#ifdef USE_IRIDESCENCE
	uniform float iridescence;
	uniform float iridescenceIOR;
	uniform float iridescenceThicknessMinimum;
	uniform float iridescenceThicknessMaximum;
#endif
#ifdef USE_SHEEN
	uniform vec3 sheenColor;
	uniform float sheenRoughness;
	#ifdef USE_SHEEN_COLORMAP
		uniform sampler2D sheenColorMap;
	#endif
	#ifdef USE_SHEEN_ROUGHNESSMAP
		uniform sampler2D sheenRoughnessMap;
	#endif
#endif
#ifdef USE_ANISOTROPY
	uniform vec2 anisotropyVector;
	#ifdef USE_ANISOTROPYMAP
		uniform sampler2D anisotropyMap;
	#endif
#endif
varying vec3 vViewPosition;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <iridescence_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_physical_pars_fragment>
#include <transmission_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <clearcoat_pars_fragment>
#include <iridescence_pars_fragment>
#include <roughnessmap_pars_fragment>
#include <metalnessmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <roughnessmap_fragment>
	#include <metalnessmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <clearcoat_normal_fragment_begin>
	#include <clearcoat_normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_physical_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 totalDiffuse = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse;
	vec3 totalSpecular = reflectedLight.directSpecular + reflectedLight.indirectSpecular;
	#include <transmission_fragment>
	vec3 outgoingLight = totalDiffuse + totalSpecular + totalEmissiveRadiance;
	#ifdef USE_SHEEN
 
		outgoingLight = outgoingLight + sheenSpecularDirect + sheenSpecularIndirect;
 
 	#endif
	#ifdef USE_CLEARCOAT
		float dotNVcc = saturate( dot( geometryClearcoatNormal, geometryViewDir ) );
		vec3 Fcc = F_Schlick( material.clearcoatF0, material.clearcoatF90, dotNVcc );
		outgoingLight = outgoingLight * ( 1.0 - material.clearcoat * Fcc ) + ( clearcoatSpecularDirect + clearcoatSpecularIndirect ) * material.clearcoat;
	#endif
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,ox=`#define TOON
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,lx=`#define TOON
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float opacity;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <gradientmap_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_toon_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_toon_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + totalEmissiveRadiance;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,cx=`uniform float size;
uniform float scale;
#include <common>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
#ifdef USE_POINTS_UV
	varying vec2 vUv;
	uniform mat3 uvTransform;
#endif
void main() {
	#ifdef USE_POINTS_UV
		vUv = ( uvTransform * vec3( uv, 1 ) ).xy;
	#endif
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <project_vertex>
	gl_PointSize = size;
	#ifdef USE_SIZEATTENUATION
		bool isPerspective = isPerspectiveMatrix( projectionMatrix );
		if ( isPerspective ) gl_PointSize *= ( scale / - mvPosition.z );
	#endif
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <worldpos_vertex>
	#include <fog_vertex>
}`,ux=`uniform vec3 diffuse;
uniform float opacity;
#include <common>
#include <color_pars_fragment>
#include <map_particle_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_particle_fragment>
	#include <color_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,hx=`#include <common>
#include <batching_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <shadowmap_pars_vertex>
void main() {
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,dx=`uniform vec3 color;
uniform float opacity;
#include <common>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <logdepthbuf_pars_fragment>
#include <shadowmap_pars_fragment>
#include <shadowmask_pars_fragment>
void main() {
	#include <logdepthbuf_fragment>
	gl_FragColor = vec4( color, opacity * ( 1.0 - getShadowMask() ) );
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,fx=`uniform float rotation;
uniform vec2 center;
#include <common>
#include <uv_pars_vertex>
#include <fog_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	vec4 mvPosition = modelViewMatrix[ 3 ];
	vec2 scale = vec2( length( modelMatrix[ 0 ].xyz ), length( modelMatrix[ 1 ].xyz ) );
	#ifndef USE_SIZEATTENUATION
		bool isPerspective = isPerspectiveMatrix( projectionMatrix );
		if ( isPerspective ) scale *= - mvPosition.z;
	#endif
	vec2 alignedPosition = ( position.xy - ( center - vec2( 0.5 ) ) ) * scale;
	vec2 rotatedPosition;
	rotatedPosition.x = cos( rotation ) * alignedPosition.x - sin( rotation ) * alignedPosition.y;
	rotatedPosition.y = sin( rotation ) * alignedPosition.x + cos( rotation ) * alignedPosition.y;
	mvPosition.xy += rotatedPosition;
	gl_Position = projectionMatrix * mvPosition;
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
}`,px=`uniform vec3 diffuse;
uniform float opacity;
#include <common>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
}`,Ve={alphahash_fragment:k1,alphahash_pars_fragment:F1,alphamap_fragment:O1,alphamap_pars_fragment:B1,alphatest_fragment:z1,alphatest_pars_fragment:G1,aomap_fragment:V1,aomap_pars_fragment:H1,batching_pars_vertex:W1,batching_vertex:X1,begin_vertex:$1,beginnormal_vertex:q1,bsdfs:Y1,iridescence_fragment:Z1,bumpmap_pars_fragment:J1,clipping_planes_fragment:K1,clipping_planes_pars_fragment:j1,clipping_planes_pars_vertex:Q1,clipping_planes_vertex:e3,color_fragment:t3,color_pars_fragment:n3,color_pars_vertex:i3,color_vertex:s3,common:r3,defaultnormal_vertex:a3,displacementmap_pars_vertex:o3,displacementmap_vertex:l3,emissivemap_fragment:c3,emissivemap_pars_fragment:u3,colorspace_fragment:h3,colorspace_pars_fragment:d3,envmap_fragment:f3,envmap_common_pars_fragment:p3,envmap_pars_fragment:m3,envmap_pars_vertex:g3,envmap_physical_pars_fragment:E3,envmap_vertex:v3,fog_vertex:x3,fog_pars_vertex:y3,fog_fragment:_3,fog_pars_fragment:M3,gradientmap_pars_fragment:b3,lightmap_pars_fragment:S3,lights_lambert_fragment:w3,lights_lambert_pars_fragment:T3,lights_pars_begin:A3,lights_toon_fragment:R3,lights_toon_pars_fragment:C3,lights_phong_fragment:I3,lights_phong_pars_fragment:P3,lights_physical_fragment:D3,lights_physical_pars_fragment:L3,lights_fragment_begin:N3,lights_fragment_maps:U3,lights_fragment_end:k3,lightprobes_pars_fragment:F3,logdepthbuf_fragment:O3,logdepthbuf_pars_fragment:B3,logdepthbuf_pars_vertex:z3,logdepthbuf_vertex:G3,map_fragment:V3,map_pars_fragment:H3,map_particle_fragment:W3,map_particle_pars_fragment:X3,metalnessmap_fragment:$3,metalnessmap_pars_fragment:q3,morphinstance_vertex:Y3,morphcolor_vertex:Z3,morphnormal_vertex:J3,morphtarget_pars_vertex:K3,morphtarget_vertex:j3,normal_fragment_begin:Q3,normal_fragment_maps:ev,normal_pars_fragment:tv,normal_pars_vertex:nv,normal_vertex:iv,normalmap_pars_fragment:sv,clearcoat_normal_fragment_begin:rv,clearcoat_normal_fragment_maps:av,clearcoat_pars_fragment:ov,iridescence_pars_fragment:lv,opaque_fragment:cv,packing:uv,premultiplied_alpha_fragment:hv,project_vertex:dv,dithering_fragment:fv,dithering_pars_fragment:pv,roughnessmap_fragment:mv,roughnessmap_pars_fragment:gv,shadowmap_pars_fragment:vv,shadowmap_pars_vertex:xv,shadowmap_vertex:yv,shadowmask_pars_fragment:_v,skinbase_vertex:Mv,skinning_pars_vertex:bv,skinning_vertex:Sv,skinnormal_vertex:wv,specularmap_fragment:Tv,specularmap_pars_fragment:Av,tonemapping_fragment:Ev,tonemapping_pars_fragment:Rv,transmission_fragment:Cv,transmission_pars_fragment:Iv,uv_pars_fragment:Pv,uv_pars_vertex:Dv,uv_vertex:Lv,worldpos_vertex:Nv,background_vert:Uv,background_frag:kv,backgroundCube_vert:Fv,backgroundCube_frag:Ov,cube_vert:Bv,cube_frag:zv,depth_vert:Gv,depth_frag:Vv,distance_vert:Hv,distance_frag:Wv,equirect_vert:Xv,equirect_frag:$v,linedashed_vert:qv,linedashed_frag:Yv,meshbasic_vert:Zv,meshbasic_frag:Jv,meshlambert_vert:Kv,meshlambert_frag:jv,meshmatcap_vert:Qv,meshmatcap_frag:ex,meshnormal_vert:tx,meshnormal_frag:nx,meshphong_vert:ix,meshphong_frag:sx,meshphysical_vert:rx,meshphysical_frag:ax,meshtoon_vert:ox,meshtoon_frag:lx,points_vert:cx,points_frag:ux,shadow_vert:hx,shadow_frag:dx,sprite_vert:fx,sprite_frag:px},de={common:{diffuse:{value:new Ge(16777215)},opacity:{value:1},map:{value:null},mapTransform:{value:new Pe},alphaMap:{value:null},alphaMapTransform:{value:new Pe},alphaTest:{value:0}},specularmap:{specularMap:{value:null},specularMapTransform:{value:new Pe}},envmap:{envMap:{value:null},envMapRotation:{value:new Pe},reflectivity:{value:1},ior:{value:1.5},refractionRatio:{value:.98},dfgLUT:{value:null}},aomap:{aoMap:{value:null},aoMapIntensity:{value:1},aoMapTransform:{value:new Pe}},lightmap:{lightMap:{value:null},lightMapIntensity:{value:1},lightMapTransform:{value:new Pe}},bumpmap:{bumpMap:{value:null},bumpMapTransform:{value:new Pe},bumpScale:{value:1}},normalmap:{normalMap:{value:null},normalMapTransform:{value:new Pe},normalScale:{value:new He(1,1)}},displacementmap:{displacementMap:{value:null},displacementMapTransform:{value:new Pe},displacementScale:{value:1},displacementBias:{value:0}},emissivemap:{emissiveMap:{value:null},emissiveMapTransform:{value:new Pe}},metalnessmap:{metalnessMap:{value:null},metalnessMapTransform:{value:new Pe}},roughnessmap:{roughnessMap:{value:null},roughnessMapTransform:{value:new Pe}},gradientmap:{gradientMap:{value:null}},fog:{fogDensity:{value:25e-5},fogNear:{value:1},fogFar:{value:2e3},fogColor:{value:new Ge(16777215)}},lights:{ambientLightColor:{value:[]},lightProbe:{value:[]},sunLights:{value:[],properties:{direction:{},color:{}}},sunLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},sunShadowMatrix:{value:[]},sunShadowCascade:{value:[]},directionalLights:{value:[],properties:{direction:{},color:{}}},directionalLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},directionalShadowMatrix:{value:[]},spotLights:{value:[],properties:{color:{},position:{},direction:{},distance:{},coneCos:{},penumbraCos:{},decay:{}}},spotLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},spotLightMap:{value:[]},spotLightMatrix:{value:[]},pointLights:{value:[],properties:{color:{},position:{},decay:{},distance:{}}},pointLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{},shadowCameraNear:{},shadowCameraFar:{}}},pointShadowMatrix:{value:[]},hemisphereLights:{value:[],properties:{direction:{},skyColor:{},groundColor:{}}},rectAreaLights:{value:[],properties:{color:{},position:{},width:{},height:{}}},ltc_1:{value:null},ltc_2:{value:null},probesSH:{value:[]},probesMin:{value:[]},probesMax:{value:[]},probesResolution:{value:[]}},points:{diffuse:{value:new Ge(16777215)},opacity:{value:1},size:{value:1},scale:{value:1},map:{value:null},alphaMap:{value:null},alphaMapTransform:{value:new Pe},alphaTest:{value:0},uvTransform:{value:new Pe}},sprite:{diffuse:{value:new Ge(16777215)},opacity:{value:1},center:{value:new He(.5,.5)},rotation:{value:0},map:{value:null},mapTransform:{value:new Pe},alphaMap:{value:null},alphaMapTransform:{value:new Pe},alphaTest:{value:0}}},tn={basic:{uniforms:qt([de.common,de.specularmap,de.envmap,de.aomap,de.lightmap,de.fog]),vertexShader:Ve.meshbasic_vert,fragmentShader:Ve.meshbasic_frag},lambert:{uniforms:qt([de.common,de.specularmap,de.envmap,de.aomap,de.lightmap,de.emissivemap,de.bumpmap,de.normalmap,de.displacementmap,de.fog,de.lights,{emissive:{value:new Ge(0)},envMapIntensity:{value:1}}]),vertexShader:Ve.meshlambert_vert,fragmentShader:Ve.meshlambert_frag},phong:{uniforms:qt([de.common,de.specularmap,de.envmap,de.aomap,de.lightmap,de.emissivemap,de.bumpmap,de.normalmap,de.displacementmap,de.fog,de.lights,{emissive:{value:new Ge(0)},specular:{value:new Ge(1118481)},shininess:{value:30},envMapIntensity:{value:1}}]),vertexShader:Ve.meshphong_vert,fragmentShader:Ve.meshphong_frag},standard:{uniforms:qt([de.common,de.envmap,de.aomap,de.lightmap,de.emissivemap,de.bumpmap,de.normalmap,de.displacementmap,de.roughnessmap,de.metalnessmap,de.fog,de.lights,{emissive:{value:new Ge(0)},roughness:{value:1},metalness:{value:0},envMapIntensity:{value:1}}]),vertexShader:Ve.meshphysical_vert,fragmentShader:Ve.meshphysical_frag},toon:{uniforms:qt([de.common,de.aomap,de.lightmap,de.emissivemap,de.bumpmap,de.normalmap,de.displacementmap,de.gradientmap,de.fog,de.lights,{emissive:{value:new Ge(0)}}]),vertexShader:Ve.meshtoon_vert,fragmentShader:Ve.meshtoon_frag},matcap:{uniforms:qt([de.common,de.bumpmap,de.normalmap,de.displacementmap,de.fog,{matcap:{value:null}}]),vertexShader:Ve.meshmatcap_vert,fragmentShader:Ve.meshmatcap_frag},points:{uniforms:qt([de.points,de.fog]),vertexShader:Ve.points_vert,fragmentShader:Ve.points_frag},dashed:{uniforms:qt([de.common,de.fog,{scale:{value:1},dashSize:{value:1},totalSize:{value:2}}]),vertexShader:Ve.linedashed_vert,fragmentShader:Ve.linedashed_frag},depth:{uniforms:qt([de.common,de.displacementmap]),vertexShader:Ve.depth_vert,fragmentShader:Ve.depth_frag},normal:{uniforms:qt([de.common,de.bumpmap,de.normalmap,de.displacementmap,{opacity:{value:1}}]),vertexShader:Ve.meshnormal_vert,fragmentShader:Ve.meshnormal_frag},sprite:{uniforms:qt([de.sprite,de.fog]),vertexShader:Ve.sprite_vert,fragmentShader:Ve.sprite_frag},background:{uniforms:{uvTransform:{value:new Pe},t2D:{value:null},backgroundIntensity:{value:1}},vertexShader:Ve.background_vert,fragmentShader:Ve.background_frag},backgroundCube:{uniforms:{envMap:{value:null},backgroundBlurriness:{value:0},backgroundIntensity:{value:1},backgroundRotation:{value:new Pe}},vertexShader:Ve.backgroundCube_vert,fragmentShader:Ve.backgroundCube_frag},cube:{uniforms:{tCube:{value:null},tFlip:{value:-1},opacity:{value:1}},vertexShader:Ve.cube_vert,fragmentShader:Ve.cube_frag},equirect:{uniforms:{tEquirect:{value:null}},vertexShader:Ve.equirect_vert,fragmentShader:Ve.equirect_frag},distance:{uniforms:qt([de.common,de.displacementmap,{referencePosition:{value:new L},nearDistance:{value:1},farDistance:{value:1e3}}]),vertexShader:Ve.distance_vert,fragmentShader:Ve.distance_frag},shadow:{uniforms:qt([de.lights,de.fog,{color:{value:new Ge(0)},opacity:{value:1}}]),vertexShader:Ve.shadow_vert,fragmentShader:Ve.shadow_frag}};tn.physical={uniforms:qt([tn.standard.uniforms,{clearcoat:{value:0},clearcoatMap:{value:null},clearcoatMapTransform:{value:new Pe},clearcoatNormalMap:{value:null},clearcoatNormalMapTransform:{value:new Pe},clearcoatNormalScale:{value:new He(1,1)},clearcoatRoughness:{value:0},clearcoatRoughnessMap:{value:null},clearcoatRoughnessMapTransform:{value:new Pe},diffuseRoughness:{value:0},diffuseRoughnessMap:{value:null},diffuseRoughnessMapTransform:{value:new Pe},dispersion:{value:0},retroreflectivity:{value:0},iridescence:{value:0},iridescenceMap:{value:null},iridescenceMapTransform:{value:new Pe},iridescenceIOR:{value:1.3},iridescenceThicknessMinimum:{value:100},iridescenceThicknessMaximum:{value:400},iridescenceThicknessMap:{value:null},iridescenceThicknessMapTransform:{value:new Pe},sheen:{value:0},sheenColor:{value:new Ge(0)},sheenColorMap:{value:null},sheenColorMapTransform:{value:new Pe},sheenRoughness:{value:1},sheenRoughnessMap:{value:null},sheenRoughnessMapTransform:{value:new Pe},transmission:{value:0},transmissionMap:{value:null},transmissionMapTransform:{value:new Pe},transmissionSamplerSize:{value:new He},transmissionSamplerMap:{value:null},thickness:{value:0},thicknessMap:{value:null},thicknessMapTransform:{value:new Pe},attenuationDistance:{value:0},attenuationColor:{value:new Ge(0)},specularColor:{value:new Ge(1,1,1)},specularColorMap:{value:null},specularColorMapTransform:{value:new Pe},specularIntensity:{value:1},specularIntensityMap:{value:null},specularIntensityMapTransform:{value:new Pe},anisotropyVector:{value:new He},anisotropyMap:{value:null},anisotropyMapTransform:{value:new Pe}}]),vertexShader:Ve.meshphysical_vert,fragmentShader:Ve.meshphysical_frag};var $l={r:0,b:0,g:0},mx=new et,Op=new Pe;Op.set(-1,0,0,0,1,0,0,0,1);function gx(i,e,t,n,s,r){let a=new Ge(0),o=s===!0?0:1,l,c,u=null,d=0,h=null;function f(M){let A=M.isScene===!0?M.background:null;if(A&&A.isTexture){let b=M.backgroundBlurriness>0;A=e.get(A,b)}return A}function g(M){let A=!1,b=f(M);b===null?m(a,o):b&&b.isColor&&(m(b,1),A=!0);let E=i.xr.getEnvironmentBlendMode();E==="additive"?t.buffers.color.setClear(0,0,0,1,r):E==="alpha-blend"&&t.buffers.color.setClear(0,0,0,0,r),(i.autoClear||A)&&(t.buffers.depth.setTest(!0),t.buffers.depth.setMask(!0),t.buffers.color.setMask(!0),i.clear(i.autoClearColor,i.autoClearDepth,i.autoClearStencil))}function v(M,A){let b=f(A);b&&b.isCubeTexture?(c===void 0&&(c=new cn(new er(1,1,1),new Dn({name:"BackgroundCubeMaterial",uniforms:xs(tn.backgroundCube.uniforms),vertexShader:tn.backgroundCube.vertexShader,fragmentShader:tn.backgroundCube.fragmentShader,side:en,depthTest:!1,depthWrite:!1,fog:!1,allowOverride:!1})),c.geometry.deleteAttribute("normal"),c.geometry.deleteAttribute("uv"),c.onBeforeRender=function(E,T,x){this.matrixWorld.copyPosition(x.matrixWorld)},Object.defineProperty(c.material,"envMap",{get:function(){return this.uniforms.envMap.value}}),n.update(c)),c.material.uniforms.envMap.value=b,c.material.uniforms.backgroundBlurriness.value=A.backgroundBlurriness,c.material.uniforms.backgroundIntensity.value=A.backgroundIntensity,c.material.uniforms.backgroundRotation.value.setFromMatrix4(mx.makeRotationFromEuler(A.backgroundRotation)).transpose(),b.isRenderTargetTexture===!1&&c.material.uniforms.backgroundRotation.value.premultiply(Op),c.material.toneMapped=qe.getTransfer(b.colorSpace)!==Je,(u!==b||d!==b.version||h!==i.toneMapping)&&(c.material.needsUpdate=!0,u=b,d=b.version,h=i.toneMapping),c.layers.enableAll(),M.unshift(c,c.geometry,c.material,0,0,null)):b&&b.isTexture&&(l===void 0&&(l=new cn(new jr(2,2),new Dn({name:"BackgroundMaterial",uniforms:xs(tn.background.uniforms),vertexShader:tn.background.vertexShader,fragmentShader:tn.background.fragmentShader,side:Xi,depthTest:!1,depthWrite:!1,fog:!1,allowOverride:!1})),l.geometry.deleteAttribute("normal"),Object.defineProperty(l.material,"map",{get:function(){return this.uniforms.t2D.value}}),n.update(l)),l.material.uniforms.t2D.value=b,l.material.uniforms.backgroundIntensity.value=A.backgroundIntensity,l.material.toneMapped=qe.getTransfer(b.colorSpace)!==Je,b.matrixAutoUpdate===!0&&b.updateMatrix(),l.material.uniforms.uvTransform.value.copy(b.matrix),(u!==b||d!==b.version||h!==i.toneMapping)&&(l.material.needsUpdate=!0,u=b,d=b.version,h=i.toneMapping),l.layers.enableAll(),M.unshift(l,l.geometry,l.material,0,0,null))}function m(M,A){M.getRGB($l,Ku(i)),t.buffers.color.setClear($l.r,$l.g,$l.b,A,r)}function p(){c!==void 0&&(c.geometry.dispose(),c.material.dispose(),c=void 0),l!==void 0&&(l.geometry.dispose(),l.material.dispose(),l=void 0)}return{getClearColor:function(){return a},setClearColor:function(M,A=1){a.set(M),o=A,m(a,o)},getClearAlpha:function(){return o},setClearAlpha:function(M){o=M,m(a,o)},render:g,addToRenderList:v,dispose:p}}function vx(i,e){let t=i.getParameter(i.MAX_VERTEX_ATTRIBS),n={},s=h(null),r=s,a=!1;function o(N,G,q,I,X){let K=!1,V=d(N,I,q,G);r!==V&&(r=V,c(r.object)),K=f(N,I,q,X),K&&g(N,I,q,X),X!==null&&e.update(X,i.ELEMENT_ARRAY_BUFFER),(K||a)&&(a=!1,b(N,G,q,I),X!==null&&i.bindBuffer(i.ELEMENT_ARRAY_BUFFER,e.get(X).buffer))}function l(){return i.createVertexArray()}function c(N){return i.bindVertexArray(N)}function u(N){return i.deleteVertexArray(N)}function d(N,G,q,I){let X=I.wireframe===!0,K=n[G.id];K===void 0&&(K={},n[G.id]=K);let V=N.isInstancedMesh===!0?N.id:0,ne=K[V];ne===void 0&&(ne={},K[V]=ne);let W=ne[q.id];W===void 0&&(W={},ne[q.id]=W);let Q=W[X];return Q===void 0&&(Q=h(l()),W[X]=Q),Q}function h(N){let G=[],q=[],I=[];for(let X=0;X<t;X++)G[X]=0,q[X]=0,I[X]=0;return{geometry:null,program:null,wireframe:!1,newAttributes:G,enabledAttributes:q,attributeDivisors:I,object:N,attributes:{},index:null}}function f(N,G,q,I){let X=r.attributes,K=G.attributes,V=0,ne=q.getAttributes();for(let W in ne)if(ne[W].location>=0){let ee=X[W],be=K[W];if(be===void 0&&(W==="instanceMatrix"&&N.instanceMatrix&&(be=N.instanceMatrix),W==="instanceColor"&&N.instanceColor&&(be=N.instanceColor)),ee===void 0||ee.attribute!==be||be&&ee.data!==be.data)return!0;V++}return r.attributesNum!==V||r.index!==I}function g(N,G,q,I){let X={},K=G.attributes,V=0,ne=q.getAttributes();for(let W in ne)if(ne[W].location>=0){let ee=K[W];ee===void 0&&(W==="instanceMatrix"&&N.instanceMatrix&&(ee=N.instanceMatrix),W==="instanceColor"&&N.instanceColor&&(ee=N.instanceColor));let be={};be.attribute=ee,ee&&ee.data&&(be.data=ee.data),X[W]=be,V++}r.attributes=X,r.attributesNum=V,r.index=I}function v(){let N=r.newAttributes;for(let G=0,q=N.length;G<q;G++)N[G]=0}function m(N){p(N,0)}function p(N,G){let q=r.newAttributes,I=r.enabledAttributes,X=r.attributeDivisors;q[N]=1,I[N]===0&&(i.enableVertexAttribArray(N),I[N]=1),X[N]!==G&&(i.vertexAttribDivisor(N,G),X[N]=G)}function M(){let N=r.newAttributes,G=r.enabledAttributes;for(let q=0,I=G.length;q<I;q++)G[q]!==N[q]&&(i.disableVertexAttribArray(q),G[q]=0)}function A(N,G,q,I,X,K,V){V===!0?i.vertexAttribIPointer(N,G,q,X,K):i.vertexAttribPointer(N,G,q,I,X,K)}function b(N,G,q,I){v();let X=I.attributes,K=q.getAttributes(),V=G.defaultAttributeValues;for(let ne in K){let W=K[ne];if(W.location>=0){let Q=X[ne];if(Q===void 0&&(ne==="instanceMatrix"&&N.instanceMatrix&&(Q=N.instanceMatrix),ne==="instanceColor"&&N.instanceColor&&(Q=N.instanceColor)),Q!==void 0){let ee=Q.normalized,be=Q.itemSize,Le=e.get(Q);if(Le===void 0)continue;let Z=Le.buffer,me=Le.type,ye=Le.bytesPerElement,Ee=me===i.INT||me===i.UNSIGNED_INT||Q.gpuType===ll;if(Q.isInterleavedBufferAttribute){let ge=Q.data,Ue=ge.isInterleavedBuffer===!0?ge.stride:ge.itemSize,mt=Q.offset;if(ge.isInstancedInterleavedBuffer||ge.isInstancedBufferAttribute){for(let Ce=0;Ce<W.locationSize;Ce++)p(W.location+Ce,ge.meshPerAttribute);N.isInstancedMesh!==!0&&I._maxInstanceCount===void 0&&(I._maxInstanceCount=ge.meshPerAttribute*ge.count)}else for(let Ce=0;Ce<W.locationSize;Ce++)m(W.location+Ce);i.bindBuffer(i.ARRAY_BUFFER,Z);for(let Ce=0;Ce<W.locationSize;Ce++)A(W.location+Ce,be/W.locationSize,me,ee,Ue*ye,(mt+be/W.locationSize*Ce)*ye,Ee)}else{if(Q.isInstancedBufferAttribute){for(let ge=0;ge<W.locationSize;ge++)p(W.location+ge,Q.meshPerAttribute);N.isInstancedMesh!==!0&&I._maxInstanceCount===void 0&&(I._maxInstanceCount=Q.meshPerAttribute*Q.count)}else for(let ge=0;ge<W.locationSize;ge++)m(W.location+ge);i.bindBuffer(i.ARRAY_BUFFER,Z);for(let ge=0;ge<W.locationSize;ge++)A(W.location+ge,be/W.locationSize,me,ee,be*ye,be/W.locationSize*ge*ye,Ee)}}else if(V!==void 0){let ee=V[ne];if(ee!==void 0)switch(ee.length){case 2:i.vertexAttrib2fv(W.location,ee);break;case 3:i.vertexAttrib3fv(W.location,ee);break;case 4:i.vertexAttrib4fv(W.location,ee);break;default:i.vertexAttrib1fv(W.location,ee)}}}}M()}function E(){O();for(let N in n){let G=n[N];for(let q in G){let I=G[q];for(let X in I){let K=I[X];for(let V in K)u(K[V].object),delete K[V];delete I[X]}}delete n[N]}}function T(N){if(n[N.id]===void 0)return;let G=n[N.id];for(let q in G){let I=G[q];for(let X in I){let K=I[X];for(let V in K)u(K[V].object),delete K[V];delete I[X]}}delete n[N.id]}function x(N){for(let G in n){let q=n[G];for(let I in q){let X=q[I];if(X[N.id]===void 0)continue;let K=X[N.id];for(let V in K)u(K[V].object),delete K[V];delete X[N.id]}}}function S(N){for(let G in n){let q=n[G],I=N.isInstancedMesh===!0?N.id:0,X=q[I];if(X!==void 0){for(let K in X){let V=X[K];for(let ne in V)u(V[ne].object),delete V[ne];delete X[K]}delete q[I],Object.keys(q).length===0&&delete n[G]}}}function O(){P(),a=!0,r!==s&&(r=s,c(r.object))}function P(){s.geometry=null,s.program=null,s.wireframe=!1}return{setup:o,reset:O,resetDefaultState:P,dispose:E,releaseStatesOfGeometry:T,releaseStatesOfObject:S,releaseStatesOfProgram:x,initAttributes:v,enableAttribute:m,disableUnusedAttributes:M}}function xx(i,e,t){let n;function s(l){n=l}function r(l,c){i.drawArrays(n,l,c),t.update(c,n,1)}function a(l,c,u){u!==0&&(i.drawArraysInstanced(n,l,c,u),t.update(c,n,u))}function o(l,c,u){if(u===0)return;e.get("WEBGL_multi_draw").multiDrawArraysWEBGL(n,l,0,c,0,u);let h=0;for(let f=0;f<u;f++)h+=c[f];t.update(h,n,1)}this.setMode=s,this.render=r,this.renderInstances=a,this.renderMultiDraw=o}function yx(i,e,t,n){let s;function r(){if(s!==void 0)return s;if(e.has("EXT_texture_filter_anisotropic")===!0){let x=e.get("EXT_texture_filter_anisotropic");s=i.getParameter(x.MAX_TEXTURE_MAX_ANISOTROPY_EXT)}else s=0;return s}function a(x){return!(x!==Xn&&n.convert(x)!==i.getParameter(i.IMPLEMENTATION_COLOR_READ_FORMAT))}function o(x){let S=x===Wn&&(e.has("EXT_color_buffer_half_float")||e.has("EXT_color_buffer_float"));return!(x!==un&&x!==Hn&&!S&&n.convert(x)!==i.getParameter(i.IMPLEMENTATION_COLOR_READ_TYPE))}function l(x){if(x==="highp"){if(i.getShaderPrecisionFormat(i.VERTEX_SHADER,i.HIGH_FLOAT).precision>0&&i.getShaderPrecisionFormat(i.FRAGMENT_SHADER,i.HIGH_FLOAT).precision>0)return"highp";x="mediump"}return x==="mediump"&&i.getShaderPrecisionFormat(i.VERTEX_SHADER,i.MEDIUM_FLOAT).precision>0&&i.getShaderPrecisionFormat(i.FRAGMENT_SHADER,i.MEDIUM_FLOAT).precision>0?"mediump":"lowp"}let c=t.precision!==void 0?t.precision:"highp",u=l(c);u!==c&&(Ae("WebGLRenderer:",c,"not supported, using",u,"instead."),c=u);let d=t.reversedDepthBuffer===!0&&e.has("EXT_clip_control"),h=t.logarithmicDepthBuffer===!0&&d===!1;t.reversedDepthBuffer===!0&&d===!1&&Ae("WebGLRenderer: Unable to use reversed depth buffer due to missing EXT_clip_control extension. Fallback to default depth buffer."),t.logarithmicDepthBuffer===!0&&d===!0&&Ae("WebGLRenderer: Logarithmic depth buffer is ignored when reversed depth buffer is enabled.");let f=i.getParameter(i.MAX_TEXTURE_IMAGE_UNITS),g=i.getParameter(i.MAX_VERTEX_TEXTURE_IMAGE_UNITS),v=i.getParameter(i.MAX_TEXTURE_SIZE),m=i.getParameter(i.MAX_CUBE_MAP_TEXTURE_SIZE),p=i.getParameter(i.MAX_VERTEX_ATTRIBS),M=i.getParameter(i.MAX_VERTEX_UNIFORM_VECTORS),A=i.getParameter(i.MAX_VARYING_VECTORS),b=i.getParameter(i.MAX_FRAGMENT_UNIFORM_VECTORS),E=i.getParameter(i.MAX_SAMPLES),T=i.getParameter(i.SAMPLES);return{isWebGL2:!0,getMaxAnisotropy:r,getMaxPrecision:l,textureFormatReadable:a,textureTypeReadable:o,precision:c,logarithmicDepthBuffer:h,reversedDepthBuffer:d,maxTextures:f,maxVertexTextures:g,maxTextureSize:v,maxCubemapSize:m,maxAttributes:p,maxVertexUniforms:M,maxVaryings:A,maxFragmentUniforms:b,maxSamples:E,samples:T}}function _x(i){let e=this,t=null,n=0,s=!1,r=!1,a=new Gn,o=new Pe,l={value:null,needsUpdate:!1};this.uniform=l,this.numPlanes=0,this.numIntersection=0,this.init=function(d,h){let f=d.length!==0||h||n!==0||s;return s=h,n=d.length,f},this.beginShadows=function(){r=!0,u(null)},this.endShadows=function(){r=!1},this.setGlobalState=function(d,h){t=u(d,h,0)},this.setState=function(d,h,f){let g=d.clippingPlanes,v=d.clipIntersection,m=d.clipShadows,p=i.get(d);if(!s||g===null||g.length===0||r&&!m)r?u(null):c();else{let M=r?0:n,A=M*4,b=p.clippingState||null;l.value=b,b=u(g,h,A,f);for(let E=0;E!==A;++E)b[E]=t[E];p.clippingState=b,this.numIntersection=v?this.numPlanes:0,this.numPlanes+=M}};function c(){l.value!==t&&(l.value=t,l.needsUpdate=n>0),e.numPlanes=n,e.numIntersection=0}function u(d,h,f,g){let v=d!==null?d.length:0,m=null;if(v!==0){if(m=l.value,g!==!0||m===null){let p=f+v*4,M=h.matrixWorldInverse;o.getNormalMatrix(M),(m===null||m.length<p)&&(m=new Float32Array(p));for(let A=0,b=f;A!==v;++A,b+=4)a.copy(d[A]).applyMatrix4(M,o),a.normal.toArray(m,b),m[b+3]=a.constant}l.value=m,l.needsUpdate=!0}return e.numPlanes=v,e.numIntersection=0,m}}var Ma=class extends xn{constructor(e=1,t={}){super(e,e,t),this.isWebGLCubeRenderTarget=!0;let n={width:e,height:e,depth:1},s=[n,n,n,n,n,n];this.texture=new Yr(s),this._setTextureOptions(t),this.texture.isRenderTargetTexture=!0}fromEquirectangularTexture(e,t){this.texture.type=t.type,this.texture.colorSpace=t.colorSpace,this.texture.generateMipmaps=t.generateMipmaps,this.texture.minFilter=t.minFilter,this.texture.magFilter=t.magFilter;let n={uniforms:{tEquirect:{value:null}},vertexShader:`

				varying vec3 vWorldDirection;

				vec3 transformDirection( in vec3 dir, in mat4 matrix ) {

					return normalize( ( matrix * vec4( dir, 0.0 ) ).xyz );

				}

				void main() {

					vWorldDirection = transformDirection( position, modelMatrix );

					#include <begin_vertex>
					#include <project_vertex>

				}
			`,fragmentShader:`

				uniform sampler2D tEquirect;

				varying vec3 vWorldDirection;

				#include <common>

				void main() {

					vec3 direction = normalize( vWorldDirection );

					vec2 sampleUV = equirectUv( direction );

					gl_FragColor = texture2D( tEquirect, sampleUV );

				}
			`},s=new er(5,5,5),r=new Dn({name:"CubemapFromEquirect",uniforms:xs(n.uniforms),vertexShader:n.vertexShader,fragmentShader:n.fragmentShader,side:en,blending:ps});r.uniforms.tEquirect.value=t;let a=new cn(s,r),o=t.minFilter;return t.minFilter===wi&&(t.minFilter=jt),new tr(1,10,this).update(e,a),t.minFilter=o,a.geometry.dispose(),a.material.dispose(),this}clear(e,t=!0,n=!0,s=!0){let r=e.getRenderTarget();for(let a=0;a<6;a++)e.setRenderTarget(this,a),e.clear(t,n,s);e.setRenderTarget(r)}},gp=256,Mx=3,bx=20,Bp=256,zp=16,Sx=3,wx=new L,Tx=new Ge,Yl=class i{constructor(e){this._renderer=e,this._cubeSize=0,this._sourceTarget=null,this._cubeCamera=new tr(1,10,null),this._boxMesh=new cn(new er(5,5,5),null),this._cubemapMaterial=null,this._equirectMaterial=null,this._blurMaterial=null,this._ggxMaterial=null,this._integrationMaterial=null}fromScene(e,t=0,n=.1,s=100,r={}){let{size:a=256,position:o=wx}=r,l=this._renderer;this._setSize(a);let c=this._allocateTarget(),u=this._getSourceTarget(!0);t>0&&(u.texture.mipmapsAutoUpdate=!1);let d=l.autoClear,h=l.autoClearColor,f=l.autoClearDepth,g=l.autoClearStencil,v=e.background;l.autoClear=!0,l.autoClearColor=!0,l.autoClearDepth=!0,l.autoClearStencil=!0,v===null&&(e.background=l.getClearColor(Tx));let m=new tr(n,s,u);return m.position.copy(o),m.update(l,e),l.autoClear=d,l.autoClearColor=h,l.autoClearDepth=f,l.autoClearStencil=g,e.background=v,t>0&&(u.texture.mipmapsAutoUpdate=!0,this._blur(c,t)),this._applyPMREM(c),c}fromEquirectangular(e,t=null){return this._fromTexture(e,t)}fromCubemap(e,t=null){return this._fromTexture(e,t)}compileCubemapShader(){this._cubemapMaterial===null&&(this._cubemapMaterial=yp(),this._compileMaterial(this._cubemapMaterial))}compileEquirectangularShader(){this._equirectMaterial===null&&(this._equirectMaterial=xp(),this._compileMaterial(this._equirectMaterial))}dispose(){this._sourceTarget!==null&&this._sourceTarget.dispose(),this._cubemapMaterial!==null&&this._cubemapMaterial.dispose(),this._equirectMaterial!==null&&this._equirectMaterial.dispose(),this._blurMaterial!==null&&this._blurMaterial.dispose(),this._ggxMaterial!==null&&this._ggxMaterial.dispose(),this._integrationMaterial!==null&&this._integrationMaterial.dispose(),this._boxMesh.geometry.dispose()}static lodToRoughness(e,t){return t>0?1-Math.sqrt(1-e/t):0}_setSize(e){this._cubeSize=Math.max(gp,qu(e))}_fromTexture(e,t){e.mapping===gs||e.mapping===sr?this._setSize(e.image.length===0?gp:e.image[0].width||e.image[0].image.width):this._setSize(e.image.width/4);let n=t||this._allocateTarget();return this._textureToCubemap(e),this._applyPMREM(n),n}_allocateTarget(){let e=this._cubeSize,t=vp(e,!1,!1),n=Math.log2(e)-Mx;for(let s=0;s<=n;s++)t.texture.mipmaps.push({width:e>>s,height:e>>s});return t.texture.name="PMREM",t.texture.isPMREMTexture=!0,t}_getSourceTarget(e=!1){let t=this._cubeSize,n=this._sourceTarget;return(n===null||n.width!==t||e&&n.depthBuffer===!1)&&(n!==null&&n.dispose(),this._sourceTarget=vp(t,!0,e)),this._sourceTarget}_compileMaterial(e){this._boxMesh.material=e,this._renderer.compile(this._boxMesh,this._cubeCamera.children[0])}_renderCube(e,t,n){let s=this._boxMesh,r=this._cubeCamera;s.material=n,r.renderTarget=e,r.activeMipmapLevel=t;let a=e.width>>t;e.viewport.set(0,0,a,a),r.update(this._renderer,s),e.viewport.set(0,0,e.width,e.height)}_textureToCubemap(e){let t;e.mapping===gs||e.mapping===sr?(this._cubemapMaterial===null&&(this._cubemapMaterial=yp()),t=this._cubemapMaterial,t.uniforms.flipEnvMap.value=e.isRenderTargetTexture===!1?-1:1):(this._equirectMaterial===null&&(this._equirectMaterial=xp()),t=this._equirectMaterial),t.uniforms.envMap.value=e,this._renderCube(this._getSourceTarget(),0,t)}_applyPMREM(e){this._ggxMaterial===null&&(this._ggxMaterial=Ax(),this._integrationMaterial=Ex());let t=this._cubeSize,n=e.texture.mipmaps.length-1,s=this._ggxMaterial.uniforms;s.envMap.value=this._sourceTarget.texture;let r=this._integrationMaterial.uniforms;r.envMap.value=this._sourceTarget.texture,r.sourceLod.value=Math.log2(t/zp);for(let a=0;a<=n;a++){let o=i.lodToRoughness(a,n);if(a>n-Sx)r.roughness.value=o,this._renderCube(e,a,this._integrationMaterial);else{let l=o>0?Math.log2(t)+.5*Math.log2(6/(Bp*Math.pow(o,4)))+.5:0;s.roughness.value=o,s.lodBias.value=l,this._renderCube(e,a,this._ggxMaterial)}}}_blur(e,t){this._blurMaterial===null&&(this._blurMaterial=Rx());let n=this._blurMaterial,s=n.uniforms,r=this._sourceTarget;s.sigma.value=Math.min(t,Math.PI)/Math.SQRT2,s.envMap.value=r.texture,this._renderCube(e,0,n),s.envMap.value=e.texture,this._renderCube(r,0,n)}};function vp(i,e,t){return new Ma(i,{minFilter:wi,generateMipmaps:e,type:Wn,colorSpace:Or,depthBuffer:t})}function ba(i,e,t){return new Dn({name:i,uniforms:e,vertexShader:Ve.cube_vert,fragmentShader:t,side:en,blending:ps,depthTest:!1,depthWrite:!1})}function Ax(){return ba("PMREMGGXConvolution",{envMap:{value:null},roughness:{value:0},lodBias:{value:0}},`

		#define GGX_SAMPLES ${Bp}u

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float roughness;
		uniform float lodBias;

		#include <common>

		// Van der Corput radical inverse
		float radicalInverse_VdC( uint bits ) {

			bits = ( bits << 16u ) | ( bits >> 16u );
			bits = ( ( bits & 0x55555555u ) << 1u ) | ( ( bits & 0xAAAAAAAAu ) >> 1u );
			bits = ( ( bits & 0x33333333u ) << 2u ) | ( ( bits & 0xCCCCCCCCu ) >> 2u );
			bits = ( ( bits & 0x0F0F0F0Fu ) << 4u ) | ( ( bits & 0xF0F0F0F0u ) >> 4u );
			bits = ( ( bits & 0x00FF00FFu ) << 8u ) | ( ( bits & 0xFF00FF00u ) >> 8u );
			return float( bits ) * 2.3283064365386963e-10; // / 0x100000000

		}

		// Hammersley sequence
		vec2 hammersley( uint i, uint N ) {

			return vec2( float( i ) / float( N ), radicalInverse_VdC( i ) );

		}

		void main() {

			vec3 N = normalize( vWorldDirection );

			// For very low roughness, just sample the environment directly
			if ( roughness < 0.001 ) {

				gl_FragColor = vec4( textureLod( envMap, N, 0.0 ).rgb, 1.0 );
				return;

			}

			float alpha = roughness * roughness;
			float alpha2 = alpha * alpha;

			// Tangent space basis for VNDF sampling
			vec3 up = abs( N.z ) < 0.999 ? vec3( 0.0, 0.0, 1.0 ) : vec3( 1.0, 0.0, 0.0 );
			vec3 tangent = normalize( cross( up, N ) );
			vec3 bitangent = cross( N, tangent );

			vec3 prefilteredColor = vec3( 0.0 );
			float totalWeight = 0.0;

			for ( uint i = 0u; i < GGX_SAMPLES; i ++ ) {

				vec2 Xi = hammersley( i, GGX_SAMPLES );

				// With V = N, sample the reflected direction directly.
				float invQ = 1.0 / ( 1.0 - Xi.x + alpha2 * Xi.x );
				float NdotL = ( 1.0 - Xi.x - alpha2 * Xi.x ) * invQ;

				if ( NdotL > 0.0 ) {

					float phi = 2.0 * PI * Xi.y;
					float sinTheta = 2.0 * alpha * sqrt( Xi.x * ( 1.0 - Xi.x ) ) * invQ;
					vec3 L = N * NdotL + ( tangent * cos( phi ) + bitangent * sin( phi ) ) * sinTheta;

					// Match the source mip to the sample's solid angle. The terms
					// independent of the sample are precomputed in lodBias.
					float d = alpha2 * invQ;
					float lod = max( log2( d ) + lodBias, 0.0 );

					// Weight by NdotL for the split-sum approximation
					prefilteredColor += textureLod( envMap, L, lod ).rgb * NdotL;
					totalWeight += NdotL;

				}

			}

			gl_FragColor = vec4( prefilteredColor / totalWeight, 1.0 );

		}
	`)}function Ex(){return ba("PMREMGGXIntegration",{envMap:{value:null},roughness:{value:0},sourceLod:{value:0},sourceSize:{value:zp}},`

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float roughness;
		uniform float sourceLod;
		uniform int sourceSize;

		void main() {

			vec3 N = normalize( vWorldDirection );

			float alpha = roughness * roughness;
			float alpha2 = alpha * alpha;

			float texelSize = 2.0 / float( sourceSize );

			vec3 prefilteredColor = vec3( 0.0 );
			float totalWeight = 0.0;

			// Pair opposite texels: only the one in N's hemisphere contributes.
			for ( int face = 0; face < 3; face ++ ) {

				for ( int y = 0; y < sourceSize; y ++ ) {

					for ( int x = 0; x < sourceSize; x ++ ) {

						vec2 uv = ( vec2( x, y ) + 0.5 ) * texelSize - 1.0;
						vec3 texelDirection = face == 0 ? vec3( 1.0, uv ) : ( face == 1 ? vec3( uv.x, 1.0, uv.y ) : vec3( uv, 1.0 ) );

						float invDistance = inversesqrt( 1.0 + dot( uv, uv ) );
						float NdotL = dot( N, texelDirection );
						texelDirection *= NdotL < 0.0 ? - 1.0 : 1.0;
						NdotL = abs( NdotL ) * invDistance;

						// With V = N, NdotH squared is ( 1 + NdotL ) / 2. Common factors
						// in the GGX distribution and texel solid angle cancel when normalized.
						float d = 1.0 + alpha2 + ( alpha2 - 1.0 ) * NdotL;
						float weight = NdotL * invDistance * invDistance * invDistance / ( d * d );

						prefilteredColor += textureLod( envMap, texelDirection, sourceLod ).rgb * weight;
						totalWeight += weight;

					}

				}

			}

			gl_FragColor = vec4( prefilteredColor / totalWeight, 1.0 );

		}
	`)}function Rx(){return ba("PMREMSphericalGaussianBlur",{envMap:{value:null},sigma:{value:0}},`

		#define SAMPLES ${bx}
		#define GOLDEN_ANGLE 2.39996322973

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float sigma;

		#include <common>

		void main() {

			vec3 outputDirection = normalize( vWorldDirection );

			vec3 up = abs( outputDirection.z ) < 0.999 ? vec3( 0.0, 0.0, 1.0 ) : vec3( 1.0, 0.0, 0.0 );
			vec3 tangent = normalize( cross( up, outputDirection ) );
			vec3 bitangent = cross( outputDirection, tangent );

			// Truncate the kernel at three standard deviations or at the antipode.
			float thetaMax = min( 3.0 * sigma, PI );
			float truncation = 1.0 - exp( - 0.5 * thetaMax * thetaMax / ( sigma * sigma ) );

			vec3 accumColor = vec3( 0.0 );
			float accumWeight = 0.0;

			for ( int i = 0; i < SAMPLES; i ++ ) {

				// Stratified inverse-CDF sampling of the Gaussian, placed on a golden-angle spiral.
				float stratum = ( float( i ) + 0.5 ) / float( SAMPLES );
				float theta = sigma * sqrt( - 2.0 * log( 1.0 - stratum * truncation ) );
				float phi = float( i ) * GOLDEN_ANGLE;

				vec3 offset = cos( phi ) * tangent + sin( phi ) * bitangent;
				vec3 sampleDirection = cos( theta ) * outputDirection + sin( theta ) * offset;

				// Correct the planar sample density to solid angle.
				float weight = sin( theta ) / theta;

				accumColor += weight * textureLod( envMap, sampleDirection, 0.0 ).rgb;
				accumWeight += weight;

			}

			gl_FragColor = vec4( accumColor / accumWeight, 1.0 );

		}
	`)}function xp(){return ba("PMREMEquirectangularToCubemap",{envMap:{value:null}},`

		varying vec3 vWorldDirection;

		uniform sampler2D envMap;

		#include <common>

		void main() {

			// Average four subpixel samples to preserve small, bright features.
			vec3 direction = normalize( vWorldDirection );
			vec3 dx = dFdx( direction ) * 0.25;
			vec3 dy = dFdy( direction ) * 0.25;

			vec3 color = textureLod( envMap, equirectUv( normalize( direction - dx - dy ) ), 0.0 ).rgb;
			color += textureLod( envMap, equirectUv( normalize( direction + dx - dy ) ), 0.0 ).rgb;
			color += textureLod( envMap, equirectUv( normalize( direction - dx + dy ) ), 0.0 ).rgb;
			color += textureLod( envMap, equirectUv( normalize( direction + dx + dy ) ), 0.0 ).rgb;
			gl_FragColor = vec4( color * 0.25, 1.0 );

		}
	`)}function yp(){return ba("PMREMCubemapToCubemap",{envMap:{value:null},flipEnvMap:{value:-1}},`

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float flipEnvMap;

		void main() {

			gl_FragColor = vec4( textureCube( envMap, vec3( flipEnvMap * vWorldDirection.x, vWorldDirection.yz ) ).rgb, 1.0 );

		}
	`)}function Cx(i){let e=new WeakMap,t=new WeakMap,n=null;function s(h,f=!1){return h==null?null:f?a(h):r(h)}function r(h){if(h&&h.isTexture){let f=h.mapping;if(f===rl||f===al)if(e.has(h)){let g=e.get(h).texture;return o(g,h.mapping)}else{let g=h.image;if(g&&g.height>0){let v=new Ma(g.height);return v.fromEquirectangularTexture(i,h),e.set(h,v),h.addEventListener("dispose",c),o(v.texture,h.mapping)}else return null}}return h}function a(h){if(h&&h.isTexture&&h.isPMREMTexture!==!0){let f=h.mapping,g=f===rl||f===al,v=f===gs||f===sr;if(g||v){let m=t.get(h),p=m!==void 0?m.texture.pmremVersion:0;if(h.isRenderTargetTexture&&h.pmremVersion!==p)return n===null&&(n=new Yl(i)),m=g?n.fromEquirectangular(h,m):n.fromCubemap(h,m),m.texture.pmremVersion=h.pmremVersion,t.set(h,m),m.texture;if(m!==void 0)return m.texture;{let M=h.image;return g&&M&&M.height>0||v&&M&&l(M)?(n===null&&(n=new Yl(i)),m=g?n.fromEquirectangular(h):n.fromCubemap(h),m.texture.pmremVersion=h.pmremVersion,t.set(h,m),h.addEventListener("dispose",u),m.texture):null}}}return h}function o(h,f){return f===rl?h.mapping=gs:f===al&&(h.mapping=sr),h}function l(h){let f=0,g=6;for(let v=0;v<g;v++)h[v]!==void 0&&f++;return f===g}function c(h){let f=h.target;f.removeEventListener("dispose",c);let g=e.get(f);g!==void 0&&(e.delete(f),g.dispose())}function u(h){let f=h.target;f.removeEventListener("dispose",u);let g=t.get(f);g!==void 0&&(t.delete(f),g.dispose())}function d(){e=new WeakMap,t=new WeakMap,n!==null&&(n.dispose(),n=null)}return{get:s,dispose:d}}function Ix(i){let e={};function t(n){if(e[n]!==void 0)return e[n];let s=i.getExtension(n);return e[n]=s,s}return{has:function(n){return t(n)!==null},init:function(){t("EXT_color_buffer_float"),t("WEBGL_clip_cull_distance"),t("OES_texture_float_linear"),t("EXT_color_buffer_half_float"),t("WEBGL_multisampled_render_to_texture"),t("WEBGL_render_shared_exponent")},get:function(n){let s=t(n);return s===null&&Nr("WebGLRenderer: "+n+" extension not supported."),s}}}function Px(i,e,t,n){let s={},r=new WeakMap,a=new FinalizationRegistry(g=>delete s[g]);function o(g){l(g.target)}function l(g){g.index!==null&&e.remove(g.index);for(let m in g.attributes)e.remove(g.attributes[m]);g.removeEventListener("dispose",o),delete s[g.id],a.unregister(g);let v=r.get(g);v&&(e.remove(v),r.delete(g)),n.releaseStatesOfGeometry(g),g.isInstancedBufferGeometry===!0&&delete g._maxInstanceCount,t.memory.geometries--}function c(g,v){return s[v.id]!==void 0||(v.addEventListener("dispose",o),s[v.id]=new WeakRef(v),a.register(v,v.id,v),t.memory.geometries++),v}function u(g){let v=g.attributes;for(let m in v)e.update(v[m],i.ARRAY_BUFFER)}function d(g){let v=g.index,m=g.attributes.position,p=0;if(m===void 0)return;let M=v!==null?v.array.length:m.array.length/3-1,A=m.count>=65535?Xr:Wr,b=new A(Math.ceil(M/3)*6,1),E=b.array;if(v!==null){let x=v.array;p=v.version;for(let S=0,O=0;S<M;S+=3){let P=x[S+0],N=x[S+1],G=x[S+2];E[O++]=P,E[O++]=N,E[O++]=N,E[O++]=G,E[O++]=G,E[O++]=P}}else{p=m.version;for(let x=0,S=0;x<M;x+=3){let O=x+0,P=x+1,N=x+2;E[S++]=O,E[S++]=P,E[S++]=P,E[S++]=N,E[S++]=N,E[S++]=O}}b.version=p;let T=r.get(g);T&&e.remove(T),r.set(g,b)}function h(g){let v=r.get(g);if(v){let m=g.index;m!==null&&v.version<m.version&&d(g)}else d(g);return r.get(g)}function f(){for(let g in s){let v=s[g].deref();v!==void 0&&l(v)}}return{get:c,update:u,getWireframeAttribute:h,dispose:f}}function Dx(i,e,t){let n;function s(d){n=d}let r,a;function o(d){r=d.type,a=d.bytesPerElement}function l(d,h){i.drawElements(n,h,r,d*a),t.update(h,n,1)}function c(d,h,f){f!==0&&(i.drawElementsInstanced(n,h,r,d*a,f),t.update(h,n,f))}function u(d,h,f){if(f===0)return;e.get("WEBGL_multi_draw").multiDrawElementsWEBGL(n,h,0,r,d,0,f);let v=0;for(let m=0;m<f;m++)v+=h[m];t.update(v,n,1)}this.setMode=s,this.setIndex=o,this.render=l,this.renderInstances=c,this.renderMultiDraw=u}function Lx(i){let e={geometries:0,textures:0},t={frame:0,calls:0,triangles:0,points:0,lines:0};function n(r,a,o){switch(t.calls++,a){case i.TRIANGLES:t.triangles+=o*(r/3);break;case i.LINES:t.lines+=o*(r/2);break;case i.LINE_STRIP:t.lines+=o*(r-1);break;case i.LINE_LOOP:t.lines+=o*r;break;case i.POINTS:t.points+=o*r;break;default:Ie("WebGLInfo: Unknown draw mode:",a);break}}function s(){t.calls=0,t.triangles=0,t.points=0,t.lines=0}return{memory:e,render:t,programs:null,autoReset:!0,reset:s,update:n}}function Nx(i,e,t){let n=new WeakMap,s=new Ke;function r(a,o,l){let c=a.morphTargetInfluences,u=o.morphAttributes.position||o.morphAttributes.normal||o.morphAttributes.color,d=u!==void 0?u.length:0,h=n.get(o);if(h===void 0||h.count!==d){let O=function(){x.dispose(),n.delete(o),o.removeEventListener("dispose",O)};h!==void 0&&h.texture.dispose();let f=o.morphAttributes.position!==void 0,g=o.morphAttributes.normal!==void 0,v=o.morphAttributes.color!==void 0,m=o.morphAttributes.position||[],p=o.morphAttributes.normal||[],M=o.morphAttributes.color||[],A=0;f===!0&&(A=1),g===!0&&(A=2),v===!0&&(A=3);let b=o.attributes.position.count*A,E=1;b>e.maxTextureSize&&(E=Math.ceil(b/e.maxTextureSize),b=e.maxTextureSize);let T=new Float32Array(b*E*4*d),x=new Vr(T,b,E,d);x.type=Hn,x.needsUpdate=!0;let S=A*4;for(let P=0;P<d;P++){let N=m[P],G=p[P],q=M[P],I=b*E*4*P;for(let X=0;X<N.count;X++){let K=X*S;f===!0&&(s.fromBufferAttribute(N,X),T[I+K+0]=s.x,T[I+K+1]=s.y,T[I+K+2]=s.z,T[I+K+3]=0),g===!0&&(s.fromBufferAttribute(G,X),T[I+K+4]=s.x,T[I+K+5]=s.y,T[I+K+6]=s.z,T[I+K+7]=0),v===!0&&(s.fromBufferAttribute(q,X),T[I+K+8]=s.x,T[I+K+9]=s.y,T[I+K+10]=s.z,T[I+K+11]=q.itemSize===4?s.w:1)}}h={count:d,texture:x,size:new He(b,E)},n.set(o,h),o.addEventListener("dispose",O)}if(a.isInstancedMesh===!0&&a.morphTexture!==null)l.getUniforms().setValue(i,"morphTexture",a.morphTexture,t);else{let f=0;for(let v=0;v<c.length;v++)f+=c[v];let g=o.morphTargetsRelative?1:1-f;l.getUniforms().setValue(i,"morphTargetBaseInfluence",g),l.getUniforms().setValue(i,"morphTargetInfluences",c)}l.getUniforms().setValue(i,"morphTargetsTexture",h.texture,t),l.getUniforms().setValue(i,"morphTargetsTextureSize",h.size)}return{update:r}}function Ux(i,e,t,n,s){let r=new WeakMap;function a(c){let u=s.render.frame,d=c.geometry,h=e.get(c,d);if(r.get(h)!==u&&(e.update(h),r.set(h,u)),c.isInstancedMesh&&(c.hasEventListener("dispose",l)===!1&&c.addEventListener("dispose",l),r.get(c)!==u&&(t.update(c.instanceMatrix,i.ARRAY_BUFFER),c.instanceColor!==null&&t.update(c.instanceColor,i.ARRAY_BUFFER),r.set(c,u))),c.isSkinnedMesh){let f=c.skeleton;r.get(f)!==u&&(f.update(),r.set(f,u))}return h}function o(){r=new WeakMap}function l(c){let u=c.target;u.removeEventListener("dispose",l),n.releaseStatesOfObject(u),t.remove(u.instanceMatrix),u.instanceColor!==null&&t.remove(u.instanceColor)}return{update:a,dispose:o}}var kx={[Au]:"LINEAR_TONE_MAPPING",[Eu]:"REINHARD_TONE_MAPPING",[Ru]:"CINEON_TONE_MAPPING",[Cu]:"ACES_FILMIC_TONE_MAPPING",[Pu]:"AGX_TONE_MAPPING",[Du]:"NEUTRAL_TONE_MAPPING",[Iu]:"CUSTOM_TONE_MAPPING"};function Fx(i,e,t,n,s,r){let a=new xn(e,t,{type:i,depthBuffer:s,stencilBuffer:r,samples:n?4:0,storeMultisampledDepthBuffer:!1,storeMultisampledStencilBuffer:!1,resolveDepthBuffer:!1,resolveStencilBuffer:!1}),o=null,l=null,c=null,u=new $t;u.setAttribute("position",new Ct([-1,3,0,-1,-1,0,3,-1,0],3)),u.setAttribute("uv",new Ct([0,2,0,0,2,0],2));let d=new Ho({uniforms:{tDiffuse:{value:null}},vertexShader:`
			precision highp float;

			uniform mat4 modelViewMatrix;
			uniform mat4 projectionMatrix;

			attribute vec3 position;
			attribute vec2 uv;

			varying vec2 vUv;

			void main() {
				vUv = uv;
				gl_Position = projectionMatrix * modelViewMatrix * vec4( position, 1.0 );
			}`,fragmentShader:`
			precision highp float;

			uniform sampler2D tDiffuse;

			varying vec2 vUv;

			#include <tonemapping_pars_fragment>
			#include <colorspace_pars_fragment>

			void main() {
				gl_FragColor = texture2D( tDiffuse, vUv );

				#ifdef LINEAR_TONE_MAPPING
					gl_FragColor.rgb = LinearToneMapping( gl_FragColor.rgb );
				#elif defined( REINHARD_TONE_MAPPING )
					gl_FragColor.rgb = ReinhardToneMapping( gl_FragColor.rgb );
				#elif defined( CINEON_TONE_MAPPING )
					gl_FragColor.rgb = CineonToneMapping( gl_FragColor.rgb );
				#elif defined( ACES_FILMIC_TONE_MAPPING )
					gl_FragColor.rgb = ACESFilmicToneMapping( gl_FragColor.rgb );
				#elif defined( AGX_TONE_MAPPING )
					gl_FragColor.rgb = AgXToneMapping( gl_FragColor.rgb );
				#elif defined( NEUTRAL_TONE_MAPPING )
					gl_FragColor.rgb = NeutralToneMapping( gl_FragColor.rgb );
				#elif defined( CUSTOM_TONE_MAPPING )
					gl_FragColor.rgb = CustomToneMapping( gl_FragColor.rgb );
				#endif

				#ifdef SRGB_TRANSFER
					gl_FragColor = sRGBTransferOETF( gl_FragColor );
				#endif
			}`,depthTest:!1,depthWrite:!1}),h=new cn(u,d),f=new sa(-1,1,1,-1,0,1),g=null,v=null,m=!1,p,M=null,A=[],b=!1;this.setSize=function(E,T){a.setSize(E,T),o!==null&&o.setSize(E,T),l!==null&&l.setSize(E,T);for(let x=0;x<A.length;x++){let S=A[x];S.setSize&&S.setSize(E,T)}},this.setEffects=function(E){A=E,b=A.length>0&&A[0].isRenderPass===!0;let T=a.width,x=a.height;A.length>0&&o===null&&(o=new xn(T,x,{type:Wn,depthBuffer:!1,stencilBuffer:!1}),l=new xn(T,x,{type:Wn,depthBuffer:!1,stencilBuffer:!1}));let S=s===!0&&A.some(O=>O.needsDepthTexture===!0);S!==(a.depthTexture!==null)&&(S===!0&&c===null&&(c=new Si(T,x),r===!0&&(c.format=Ti,c.type=vs)),a.dispose(),a.depthTexture=S?c:null,a.resolveDepthBuffer=S,a.storeMultisampledDepthBuffer=S);for(let O=0;O<A.length;O++){let P=A[O];P.setSize&&P.setSize(T,x),S&&P.needsDepthTexture===!0&&P.setDepthTexture&&P.setDepthTexture(c)}},this.begin=function(E,T){if(m||E.toneMapping===ii&&A.length===0)return!1;if(M=T,T!==null){let x=T.width,S=T.height;(a.width!==x||a.height!==S)&&this.setSize(x,S)}return b===!1&&E.setRenderTarget(a),p=E.toneMapping,E.toneMapping=ii,!0},this.hasRenderPass=function(){return b},this.end=function(E,T){E.toneMapping=p,m=!0;let x=a,S=o;for(let O=0;O<A.length;O++){let P=A[O];P.enabled!==!1&&(P.render(E,S,x,T),P.needsSwap!==!1&&(x=S,S=S===o?l:o))}if(g!==E.outputColorSpace||v!==E.toneMapping){g=E.outputColorSpace,v=E.toneMapping,d.defines={},qe.getTransfer(g)===Je&&(d.defines.SRGB_TRANSFER="");let O=kx[v];O&&(d.defines[O]=""),d.needsUpdate=!0}d.uniforms.tDiffuse.value=x.texture,E.setRenderTarget(M),E.render(h,f),M=null,m=!1},this.isCompositing=function(){return m},this.dispose=function(){a.dispose(),o!==null&&o.dispose(),l!==null&&l.dispose(),u.dispose(),d.dispose()}}var Gp=new Qt,Vp=new Si(1,1),Hp=new Jr(1),Wp=new Vr,Xp=new Uo,$p=new Yr,_p=[],Mp=[],bp=new Float32Array(16),Sp=new Float32Array(9),wp=new Float32Array(4);function or(i,e,t){let n=i[0];if(n<=0||n>0)return i;let s=e*t,r=_p[s];if(r===void 0&&(r=new Float32Array(s),_p[s]=r),e!==0){n.toArray(r,0);for(let a=1,o=0;a!==e;++a)o+=t,i[a].toArray(r,o)}return r}function St(i,e){if(i.length!==e.length)return!1;for(let t=0,n=i.length;t<n;t++)if(i[t]!==e[t])return!1;return!0}function wt(i,e){for(let t=0,n=e.length;t<n;t++)i[t]=e[t]}function Jl(i,e){let t=Mp[e];t===void 0&&(t=new Int32Array(e),Mp[e]=t);for(let n=0;n!==e;++n)t[n]=i.allocateTextureUnit();return t}function Ox(i,e){let t=this.cache;t[0]!==e&&(i.uniform1f(this.addr,e),t[0]=e)}function Bx(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y)&&(i.uniform2f(this.addr,e.x,e.y),t[0]=e.x,t[1]=e.y);else{if(St(t,e))return;i.uniform2fv(this.addr,e),wt(t,e)}}function zx(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z)&&(i.uniform3f(this.addr,e.x,e.y,e.z),t[0]=e.x,t[1]=e.y,t[2]=e.z);else if(e.r!==void 0)(t[0]!==e.r||t[1]!==e.g||t[2]!==e.b)&&(i.uniform3f(this.addr,e.r,e.g,e.b),t[0]=e.r,t[1]=e.g,t[2]=e.b);else{if(St(t,e))return;i.uniform3fv(this.addr,e),wt(t,e)}}function Gx(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z||t[3]!==e.w)&&(i.uniform4f(this.addr,e.x,e.y,e.z,e.w),t[0]=e.x,t[1]=e.y,t[2]=e.z,t[3]=e.w);else{if(St(t,e))return;i.uniform4fv(this.addr,e),wt(t,e)}}function Vx(i,e){let t=this.cache,n=e.elements;if(n===void 0){if(St(t,e))return;i.uniformMatrix2fv(this.addr,!1,e),wt(t,e)}else{if(St(t,n))return;wp.set(n),i.uniformMatrix2fv(this.addr,!1,wp),wt(t,n)}}function Hx(i,e){let t=this.cache,n=e.elements;if(n===void 0){if(St(t,e))return;i.uniformMatrix3fv(this.addr,!1,e),wt(t,e)}else{if(St(t,n))return;Sp.set(n),i.uniformMatrix3fv(this.addr,!1,Sp),wt(t,n)}}function Wx(i,e){let t=this.cache,n=e.elements;if(n===void 0){if(St(t,e))return;i.uniformMatrix4fv(this.addr,!1,e),wt(t,e)}else{if(St(t,n))return;bp.set(n),i.uniformMatrix4fv(this.addr,!1,bp),wt(t,n)}}function Xx(i,e){let t=this.cache;t[0]!==e&&(i.uniform1i(this.addr,e),t[0]=e)}function $x(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y)&&(i.uniform2i(this.addr,e.x,e.y),t[0]=e.x,t[1]=e.y);else{if(St(t,e))return;i.uniform2iv(this.addr,e),wt(t,e)}}function qx(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z)&&(i.uniform3i(this.addr,e.x,e.y,e.z),t[0]=e.x,t[1]=e.y,t[2]=e.z);else{if(St(t,e))return;i.uniform3iv(this.addr,e),wt(t,e)}}function Yx(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z||t[3]!==e.w)&&(i.uniform4i(this.addr,e.x,e.y,e.z,e.w),t[0]=e.x,t[1]=e.y,t[2]=e.z,t[3]=e.w);else{if(St(t,e))return;i.uniform4iv(this.addr,e),wt(t,e)}}function Zx(i,e){let t=this.cache;t[0]!==e&&(i.uniform1ui(this.addr,e),t[0]=e)}function Jx(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y)&&(i.uniform2ui(this.addr,e.x,e.y),t[0]=e.x,t[1]=e.y);else{if(St(t,e))return;i.uniform2uiv(this.addr,e),wt(t,e)}}function Kx(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z)&&(i.uniform3ui(this.addr,e.x,e.y,e.z),t[0]=e.x,t[1]=e.y,t[2]=e.z);else{if(St(t,e))return;i.uniform3uiv(this.addr,e),wt(t,e)}}function jx(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z||t[3]!==e.w)&&(i.uniform4ui(this.addr,e.x,e.y,e.z,e.w),t[0]=e.x,t[1]=e.y,t[2]=e.z,t[3]=e.w);else{if(St(t,e))return;i.uniform4uiv(this.addr,e),wt(t,e)}}function Kl(i){return i.version===0&&(i.compareFunction=Hu,i.needsUpdate=!0),i}function Qx(i,e,t){let n=this.cache,s=t.allocateTextureUnit();n[0]!==s&&(i.uniform1i(this.addr,s),n[0]=s);let r;this.type===i.SAMPLER_2D_SHADOW?r=Kl(Vp):r=Gp,t.setTexture2D(e||r,s)}function ey(i,e,t){let n=this.cache,s=t.allocateTextureUnit();n[0]!==s&&(i.uniform1i(this.addr,s),n[0]=s),t.setTexture3D(e||Xp,s)}function ty(i,e,t){let n=this.cache,s=t.allocateTextureUnit();n[0]!==s&&(i.uniform1i(this.addr,s),n[0]=s);let r;this.type===i.SAMPLER_CUBE_SHADOW?r=Kl(Hp):r=$p,t.setTextureCube(e||r,s)}function ny(i,e,t){let n=this.cache,s=t.allocateTextureUnit();n[0]!==s&&(i.uniform1i(this.addr,s),n[0]=s),t.setTexture2DArray(e||Wp,s)}function iy(i){switch(i){case 5126:return Ox;case 35664:return Bx;case 35665:return zx;case 35666:return Gx;case 35674:return Vx;case 35675:return Hx;case 35676:return Wx;case 5124:case 35670:return Xx;case 35667:case 35671:return $x;case 35668:case 35672:return qx;case 35669:case 35673:return Yx;case 5125:return Zx;case 36294:return Jx;case 36295:return Kx;case 36296:return jx;case 35678:case 36198:case 36298:case 36306:case 35682:return Qx;case 35679:case 36299:case 36307:return ey;case 35680:case 36300:case 36308:case 36293:return ty;case 36289:case 36303:case 36311:case 36292:return ny}}function sy(i,e){i.uniform1fv(this.addr,e)}function ry(i,e){let t=or(e,this.size,2);i.uniform2fv(this.addr,t)}function ay(i,e){let t=or(e,this.size,3);i.uniform3fv(this.addr,t)}function oy(i,e){let t=or(e,this.size,4);i.uniform4fv(this.addr,t)}function ly(i,e){let t=or(e,this.size,4);i.uniformMatrix2fv(this.addr,!1,t)}function cy(i,e){let t=or(e,this.size,9);i.uniformMatrix3fv(this.addr,!1,t)}function uy(i,e){let t=or(e,this.size,16);i.uniformMatrix4fv(this.addr,!1,t)}function hy(i,e){i.uniform1iv(this.addr,e)}function dy(i,e){i.uniform2iv(this.addr,e)}function fy(i,e){i.uniform3iv(this.addr,e)}function py(i,e){i.uniform4iv(this.addr,e)}function my(i,e){i.uniform1uiv(this.addr,e)}function gy(i,e){i.uniform2uiv(this.addr,e)}function vy(i,e){i.uniform3uiv(this.addr,e)}function xy(i,e){i.uniform4uiv(this.addr,e)}function yy(i,e,t){let n=this.cache,s=e.length,r=Jl(t,s);St(n,r)||(i.uniform1iv(this.addr,r),wt(n,r));let a;this.type===i.SAMPLER_2D_SHADOW?a=Kl(Vp):a=Gp;for(let o=0;o!==s;++o)t.setTexture2D(e[o]||a,r[o])}function _y(i,e,t){let n=this.cache,s=e.length,r=Jl(t,s);St(n,r)||(i.uniform1iv(this.addr,r),wt(n,r));for(let a=0;a!==s;++a)t.setTexture3D(e[a]||Xp,r[a])}function My(i,e,t){let n=this.cache,s=e.length,r=Jl(t,s);St(n,r)||(i.uniform1iv(this.addr,r),wt(n,r));let a;this.type===i.SAMPLER_CUBE_SHADOW?a=Kl(Hp):a=$p;for(let o=0;o!==s;++o)t.setTextureCube(e[o]||a,r[o])}function by(i,e,t){let n=this.cache,s=e.length,r=Jl(t,s);St(n,r)||(i.uniform1iv(this.addr,r),wt(n,r));for(let a=0;a!==s;++a)t.setTexture2DArray(e[a]||Wp,r[a])}function Sy(i){switch(i){case 5126:return sy;case 35664:return ry;case 35665:return ay;case 35666:return oy;case 35674:return ly;case 35675:return cy;case 35676:return uy;case 5124:case 35670:return hy;case 35667:case 35671:return dy;case 35668:case 35672:return fy;case 35669:case 35673:return py;case 5125:return my;case 36294:return gy;case 36295:return vy;case 36296:return xy;case 35678:case 36198:case 36298:case 36306:case 35682:return yy;case 35679:case 36299:case 36307:return _y;case 35680:case 36300:case 36308:case 36293:return My;case 36289:case 36303:case 36311:case 36292:return by}}var ih=class{constructor(e,t,n){this.id=e,this.addr=n,this.cache=[],this.type=t.type,this.setValue=iy(t.type)}},sh=class{constructor(e,t,n){this.id=e,this.addr=n,this.cache=[],this.type=t.type,this.size=t.size,this.setValue=Sy(t.type)}},rh=class{constructor(e){this.id=e,this.seq=[],this.map={}}setValue(e,t,n){let s=this.seq;for(let r=0,a=s.length;r!==a;++r){let o=s[r];o.setValue(e,t[o.id],n)}}},th=/(\w+)(\])?(\[|\.)?/g;function Tp(i,e){i.seq.push(e),i.map[e.id]=e}function wy(i,e,t){let n=i.name,s=n.length;for(th.lastIndex=0;;){let r=th.exec(n),a=th.lastIndex,o=r[1],l=r[2]==="]",c=r[3];if(l&&(o=o|0),c===void 0||c==="["&&a+2===s){Tp(t,c===void 0?new ih(o,i,e):new sh(o,i,e));break}else{let d=t.map[o];d===void 0&&(d=new rh(o),Tp(t,d)),t=d}}}var ar=class{constructor(e,t){this.seq=[],this.map={};let n=e.getProgramParameter(t,e.ACTIVE_UNIFORMS);for(let a=0;a<n;++a){let o=e.getActiveUniform(t,a),l=e.getUniformLocation(t,o.name);wy(o,l,this)}let s=[],r=[];for(let a of this.seq)a.type===e.SAMPLER_2D_SHADOW||a.type===e.SAMPLER_CUBE_SHADOW||a.type===e.SAMPLER_2D_ARRAY_SHADOW?s.push(a):r.push(a);s.length>0&&(this.seq=s.concat(r))}setValue(e,t,n,s){let r=this.map[t];r!==void 0&&r.setValue(e,n,s)}setOptional(e,t,n){let s=t[n];s!==void 0&&this.setValue(e,n,s)}static upload(e,t,n,s){for(let r=0,a=t.length;r!==a;++r){let o=t[r],l=n[o.id];l.needsUpdate!==!1&&o.setValue(e,l.value,s)}}static seqWithValue(e,t){let n=[];for(let s=0,r=e.length;s!==r;++s){let a=e[s];a.id in t&&n.push(a)}return n}};function Ap(i,e,t){let n=i.createShader(e);return i.shaderSource(n,t),i.compileShader(n),n}var Ty=37297,Ay=0;function Ey(i,e){let t=i.split(`
`),n=[],s=Math.max(e-6,0),r=Math.min(e+6,t.length);for(let a=s;a<r;a++){let o=a+1;n.push(`${o===e?">":" "} ${o}: ${t[a]}`)}return n.join(`
`)}var Ep=new Pe;function Ry(i){qe._getMatrix(Ep,qe.workingColorSpace,i);let e=`mat3( ${Ep.elements.map(t=>t.toFixed(4))} )`;switch(qe.getTransfer(i)){case Br:return[e,"LinearTransferOETF"];case Je:return[e,"sRGBTransferOETF"];default:return Ae("WebGLProgram: Unsupported color space: ",i),[e,"LinearTransferOETF"]}}function Rp(i,e,t){let n=i.getShaderParameter(e,i.COMPILE_STATUS),r=(i.getShaderInfoLog(e)||"").trim();if(n&&r==="")return"";let a=/ERROR: 0:(\d+)/.exec(r);if(a){let o=parseInt(a[1]);return t.toUpperCase()+`

`+r+`

`+Ey(i.getShaderSource(e),o)}else return r}function Cy(i,e){let t=Ry(e);return[`vec4 ${i}( vec4 value ) {`,`	return ${t[1]}( vec4( ${t[0]} * value.rgb, value.a ) );`,"}"].join(`
`)}var Iy={[Au]:"Linear",[Eu]:"Reinhard",[Ru]:"Cineon",[Cu]:"ACESFilmic",[Pu]:"AgX",[Du]:"Neutral",[Iu]:"Custom"};function Py(i,e){let t=Iy[e];return t===void 0?(Ae("WebGLProgram: Unsupported toneMapping:",e),"vec3 "+i+"( vec3 color ) { return LinearToneMapping( color ); }"):"vec3 "+i+"( vec3 color ) { return "+t+"ToneMapping( color ); }"}var ql=new L;function Dy(){qe.getLuminanceCoefficients(ql);let i=ql.x.toFixed(4),e=ql.y.toFixed(4),t=ql.z.toFixed(4);return["float luminance( const in vec3 rgb ) {",`	const vec3 weights = vec3( ${i}, ${e}, ${t} );`,"	return dot( weights, rgb );","}"].join(`
`)}function Ly(i){return[i.extensionClipCullDistance?"#extension GL_ANGLE_clip_cull_distance : require":"",i.extensionMultiDraw?"#extension GL_ANGLE_multi_draw : require":""].filter(_a).join(`
`)}function Ny(i){let e=[];for(let t in i){let n=i[t];n!==!1&&e.push("#define "+t+" "+n)}return e.join(`
`)}function Uy(i,e){let t={},n=i.getProgramParameter(e,i.ACTIVE_ATTRIBUTES);for(let s=0;s<n;s++){let r=i.getActiveAttrib(e,s),a=r.name,o=1;r.type===i.FLOAT_MAT2&&(o=2),r.type===i.FLOAT_MAT3&&(o=3),r.type===i.FLOAT_MAT4&&(o=4),t[a]={type:r.type,location:i.getAttribLocation(e,a),locationSize:o}}return t}function _a(i){return i!==""}function Cp(i,e){let t=e.numSpotLightShadows+e.numSpotLightMaps-e.numSpotLightShadowsWithMaps;return i.replace(/NUM_SUN_LIGHTS/g,e.numSunLights).replace(/NUM_DIR_LIGHTS/g,e.numDirLights).replace(/NUM_SPOT_LIGHTS/g,e.numSpotLights).replace(/NUM_SPOT_LIGHT_MAPS/g,e.numSpotLightMaps).replace(/NUM_SPOT_LIGHT_COORDS/g,t).replace(/NUM_RECT_AREA_LIGHTS/g,e.numRectAreaLights).replace(/NUM_POINT_LIGHTS/g,e.numPointLights).replace(/NUM_HEMI_LIGHTS/g,e.numHemiLights).replace(/NUM_SUN_LIGHT_SHADOWS/g,e.numSunLightShadows).replace(/NUM_DIR_LIGHT_SHADOWS/g,e.numDirLightShadows).replace(/NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS/g,e.numSpotLightShadowsWithMaps).replace(/NUM_SPOT_LIGHT_SHADOWS/g,e.numSpotLightShadows).replace(/NUM_POINT_LIGHT_SHADOWS/g,e.numPointLightShadows).replace(/NUM_LIGHT_PROBE_GRIDS/g,e.numLightProbeGrids)}function Ip(i,e){return i.replace(/NUM_CLIPPING_PLANES/g,e.numClippingPlanes).replace(/UNION_CLIPPING_PLANES/g,e.numClippingPlanes-e.numClipIntersection)}var ky=/^[ \t]*#include +<([\w\d./]+)>/gm;function ah(i){return i.replace(ky,Fy)}function Fy(i,e){let t=Ve[e];if(t===void 0)throw new Error("THREE.WebGLProgram: Can not resolve #include <"+e+">");return ah(t)}var Oy=/#pragma unroll_loop_start\s+for\s*\(\s*int\s+i\s*=\s*(\d+)\s*;\s*i\s*<\s*(\d+)\s*;\s*i\s*\+\+\s*\)\s*{([\s\S]+?)}\s+#pragma unroll_loop_end/g;function Pp(i){return i.replace(Oy,By)}function By(i,e,t,n){let s="";for(let r=parseInt(e);r<parseInt(t);r++)s+=n.replace(/\[\s*i\s*\]/g,"[ "+r+" ]").replace(/UNROLLED_LOOP_INDEX/g,r);return s}function Dp(i){let e=`precision ${i.precision} float;
	precision ${i.precision} int;
	precision ${i.precision} sampler2D;
	precision ${i.precision} samplerCube;
	precision ${i.precision} sampler3D;
	precision ${i.precision} sampler2DArray;
	precision ${i.precision} sampler2DShadow;
	precision ${i.precision} samplerCubeShadow;
	precision ${i.precision} sampler2DArrayShadow;
	precision ${i.precision} isampler2D;
	precision ${i.precision} isampler3D;
	precision ${i.precision} isamplerCube;
	precision ${i.precision} isampler2DArray;
	precision ${i.precision} usampler2D;
	precision ${i.precision} usampler3D;
	precision ${i.precision} usamplerCube;
	precision ${i.precision} usampler2DArray;
	`;return i.precision==="highp"?e+=`
#define HIGH_PRECISION`:i.precision==="mediump"?e+=`
#define MEDIUM_PRECISION`:i.precision==="lowp"&&(e+=`
#define LOW_PRECISION`),e}var zy={[ua]:"SHADOWMAP_TYPE_PCF",[nr]:"SHADOWMAP_TYPE_VSM"};function Gy(i){return zy[i.shadowMapType]||"SHADOWMAP_TYPE_BASIC"}var Vy={[sr]:"ENVMAP_MODE_REFRACTION"};function Hy(i){return i.envMap===!1?"ENVMAP_MODE_REFLECTION":Vy[i.envMapMode]||"ENVMAP_MODE_REFLECTION"}var Wy={[sl]:"ENVMAP_BLENDING_MULTIPLY",[jf]:"ENVMAP_BLENDING_MIX",[Qf]:"ENVMAP_BLENDING_ADD"};function Xy(i){return i.envMap===!1?"ENVMAP_BLENDING_NONE":Wy[i.combine]||"ENVMAP_BLENDING_NONE"}function $y(i,e,t,n){let s=i.getContext(),r=t.defines,a=t.vertexShader,o=t.fragmentShader,l=Gy(t),c=t.envMapPMREM===!0?"ENVMAP_TYPE_PMREM":"ENVMAP_TYPE_CUBE",u=Hy(t),d=Xy(t),h=Ly(t),f=Ny(r),g=s.createProgram(),v,m,p=t.glslVersion?"#version "+t.glslVersion+`
`:"";t.isRawShaderMaterial?(v=["#define SHADER_TYPE "+t.shaderType,"#define SHADER_NAME "+t.shaderName,f].filter(_a).join(`
`),v.length>0&&(v+=`
`),m=["#define SHADER_TYPE "+t.shaderType,"#define SHADER_NAME "+t.shaderName,f].filter(_a).join(`
`),m.length>0&&(m+=`
`)):(v=[Dp(t),"#define SHADER_TYPE "+t.shaderType,"#define SHADER_NAME "+t.shaderName,f,t.extensionClipCullDistance?"#define USE_CLIP_DISTANCE":"",t.batching?"#define USE_BATCHING":"",t.batchingColor?"#define USE_BATCHING_COLOR":"",t.instancing?"#define USE_INSTANCING":"",t.instancingColor?"#define USE_INSTANCING_COLOR":"",t.instancingMorph?"#define USE_INSTANCING_MORPH":"",t.useFog&&t.fog?"#define USE_FOG":"",t.useFog&&t.fogExp2?"#define FOG_EXP2":"",t.map?"#define USE_MAP":"",t.envMap?"#define USE_ENVMAP":"",t.envMap?"#define "+u:"",t.lightMap?"#define USE_LIGHTMAP":"",t.aoMap?"#define USE_AOMAP":"",t.bumpMap?"#define USE_BUMPMAP":"",t.normalMap?"#define USE_NORMALMAP":"",t.normalMapObjectSpace?"#define USE_NORMALMAP_OBJECTSPACE":"",t.normalMapTangentSpace?"#define USE_NORMALMAP_TANGENTSPACE":"",t.displacementMap?"#define USE_DISPLACEMENTMAP":"",t.emissiveMap?"#define USE_EMISSIVEMAP":"",t.anisotropy?"#define USE_ANISOTROPY":"",t.anisotropyMap?"#define USE_ANISOTROPYMAP":"",t.clearcoatMap?"#define USE_CLEARCOATMAP":"",t.clearcoatRoughnessMap?"#define USE_CLEARCOAT_ROUGHNESSMAP":"",t.clearcoatNormalMap?"#define USE_CLEARCOAT_NORMALMAP":"",t.diffuseRoughnessMap?"#define USE_DIFFUSE_ROUGHNESSMAP":"",t.iridescenceMap?"#define USE_IRIDESCENCEMAP":"",t.iridescenceThicknessMap?"#define USE_IRIDESCENCE_THICKNESSMAP":"",t.specularMap?"#define USE_SPECULARMAP":"",t.specularColorMap?"#define USE_SPECULAR_COLORMAP":"",t.specularIntensityMap?"#define USE_SPECULAR_INTENSITYMAP":"",t.roughnessMap?"#define USE_ROUGHNESSMAP":"",t.metalnessMap?"#define USE_METALNESSMAP":"",t.alphaMap?"#define USE_ALPHAMAP":"",t.alphaHash?"#define USE_ALPHAHASH":"",t.transmission?"#define USE_TRANSMISSION":"",t.transmissionMap?"#define USE_TRANSMISSIONMAP":"",t.thicknessMap?"#define USE_THICKNESSMAP":"",t.sheenColorMap?"#define USE_SHEEN_COLORMAP":"",t.sheenRoughnessMap?"#define USE_SHEEN_ROUGHNESSMAP":"",t.mapUv?"#define MAP_UV "+t.mapUv:"",t.alphaMapUv?"#define ALPHAMAP_UV "+t.alphaMapUv:"",t.lightMapUv?"#define LIGHTMAP_UV "+t.lightMapUv:"",t.aoMapUv?"#define AOMAP_UV "+t.aoMapUv:"",t.emissiveMapUv?"#define EMISSIVEMAP_UV "+t.emissiveMapUv:"",t.bumpMapUv?"#define BUMPMAP_UV "+t.bumpMapUv:"",t.normalMapUv?"#define NORMALMAP_UV "+t.normalMapUv:"",t.displacementMapUv?"#define DISPLACEMENTMAP_UV "+t.displacementMapUv:"",t.metalnessMapUv?"#define METALNESSMAP_UV "+t.metalnessMapUv:"",t.roughnessMapUv?"#define ROUGHNESSMAP_UV "+t.roughnessMapUv:"",t.anisotropyMapUv?"#define ANISOTROPYMAP_UV "+t.anisotropyMapUv:"",t.clearcoatMapUv?"#define CLEARCOATMAP_UV "+t.clearcoatMapUv:"",t.clearcoatNormalMapUv?"#define CLEARCOAT_NORMALMAP_UV "+t.clearcoatNormalMapUv:"",t.clearcoatRoughnessMapUv?"#define CLEARCOAT_ROUGHNESSMAP_UV "+t.clearcoatRoughnessMapUv:"",t.diffuseRoughnessMapUv?"#define DIFFUSE_ROUGHNESSMAP_UV "+t.diffuseRoughnessMapUv:"",t.iridescenceMapUv?"#define IRIDESCENCEMAP_UV "+t.iridescenceMapUv:"",t.iridescenceThicknessMapUv?"#define IRIDESCENCE_THICKNESSMAP_UV "+t.iridescenceThicknessMapUv:"",t.sheenColorMapUv?"#define SHEEN_COLORMAP_UV "+t.sheenColorMapUv:"",t.sheenRoughnessMapUv?"#define SHEEN_ROUGHNESSMAP_UV "+t.sheenRoughnessMapUv:"",t.specularMapUv?"#define SPECULARMAP_UV "+t.specularMapUv:"",t.specularColorMapUv?"#define SPECULAR_COLORMAP_UV "+t.specularColorMapUv:"",t.specularIntensityMapUv?"#define SPECULAR_INTENSITYMAP_UV "+t.specularIntensityMapUv:"",t.transmissionMapUv?"#define TRANSMISSIONMAP_UV "+t.transmissionMapUv:"",t.thicknessMapUv?"#define THICKNESSMAP_UV "+t.thicknessMapUv:"",t.vertexTangents&&t.flatShading===!1?"#define USE_TANGENT":"",t.vertexNormals?"#define HAS_NORMAL":"",t.vertexColors?"#define USE_COLOR":"",t.vertexAlphas?"#define USE_COLOR_ALPHA":"",t.vertexUv1s?"#define USE_UV1":"",t.vertexUv2s?"#define USE_UV2":"",t.vertexUv3s?"#define USE_UV3":"",t.pointsUvs?"#define USE_POINTS_UV":"",t.flatShading?"#define FLAT_SHADED":"",t.skinning?"#define USE_SKINNING":"",t.morphTargets?"#define USE_MORPHTARGETS":"",t.morphNormals&&t.flatShading===!1?"#define USE_MORPHNORMALS":"",t.morphColors?"#define USE_MORPHCOLORS":"",t.morphTargetsCount>0?"#define MORPHTARGETS_TEXTURE_STRIDE "+t.morphTextureStride:"",t.morphTargetsCount>0?"#define MORPHTARGETS_COUNT "+t.morphTargetsCount:"",t.doubleSided?"#define DOUBLE_SIDED":"",t.flipSided?"#define FLIP_SIDED":"",t.shadowMapEnabled?"#define USE_SHADOWMAP":"",t.shadowMapEnabled?"#define "+l:"",t.sizeAttenuation?"#define USE_SIZEATTENUATION":"",t.numLightProbes>0?"#define USE_LIGHT_PROBES":"",t.logarithmicDepthBuffer?"#define USE_LOGARITHMIC_DEPTH_BUFFER":"",t.reversedDepthBuffer?"#define USE_REVERSED_DEPTH_BUFFER":"","uniform mat4 modelMatrix;","uniform mat4 modelViewMatrix;","uniform mat4 projectionMatrix;","uniform mat4 viewMatrix;","uniform mat3 normalMatrix;","uniform vec3 cameraPosition;","uniform bool isOrthographic;","#ifdef USE_INSTANCING","	attribute mat4 instanceMatrix;","#endif","#ifdef USE_INSTANCING_COLOR","	attribute vec3 instanceColor;","#endif","#ifdef USE_INSTANCING_MORPH","	uniform sampler2D morphTexture;","#endif","attribute vec3 position;","attribute vec3 normal;","attribute vec2 uv;","#ifdef USE_UV1","	attribute vec2 uv1;","#endif","#ifdef USE_UV2","	attribute vec2 uv2;","#endif","#ifdef USE_UV3","	attribute vec2 uv3;","#endif","#ifdef USE_TANGENT","	attribute vec4 tangent;","#endif","#if defined( USE_COLOR_ALPHA )","	attribute vec4 color;","#elif defined( USE_COLOR )","	attribute vec3 color;","#endif","#ifdef USE_SKINNING","	attribute vec4 skinIndex;","	attribute vec4 skinWeight;","#endif",`
`].filter(_a).join(`
`),m=[Dp(t),"#define SHADER_TYPE "+t.shaderType,"#define SHADER_NAME "+t.shaderName,f,t.useFog&&t.fog?"#define USE_FOG":"",t.useFog&&t.fogExp2?"#define FOG_EXP2":"",t.alphaToCoverage?"#define ALPHA_TO_COVERAGE":"",t.map?"#define USE_MAP":"",t.matcap?"#define USE_MATCAP":"",t.envMap?"#define USE_ENVMAP":"",t.envMap?"#define "+c:"",t.envMap?"#define "+u:"",t.envMap?"#define "+d:"",t.envMapPMREM?"#define ENVMAP_MAX_LOD "+t.envMapMaxLod+".0":"",t.envMapPMREM?"#define ENVMAP_SIZE "+t.envMapSize+".0":"",t.lightMap?"#define USE_LIGHTMAP":"",t.aoMap?"#define USE_AOMAP":"",t.bumpMap?"#define USE_BUMPMAP":"",t.normalMap?"#define USE_NORMALMAP":"",t.normalMapObjectSpace?"#define USE_NORMALMAP_OBJECTSPACE":"",t.normalMapTangentSpace?"#define USE_NORMALMAP_TANGENTSPACE":"",t.packedNormalMap?"#define USE_PACKED_NORMALMAP":"",t.emissiveMap?"#define USE_EMISSIVEMAP":"",t.anisotropy?"#define USE_ANISOTROPY":"",t.anisotropyMap?"#define USE_ANISOTROPYMAP":"",t.clearcoat?"#define USE_CLEARCOAT":"",t.clearcoatMap?"#define USE_CLEARCOATMAP":"",t.clearcoatRoughnessMap?"#define USE_CLEARCOAT_ROUGHNESSMAP":"",t.clearcoatNormalMap?"#define USE_CLEARCOAT_NORMALMAP":"",t.diffuseRoughness?"#define USE_DIFFUSE_ROUGHNESS":"",t.diffuseRoughnessMap?"#define USE_DIFFUSE_ROUGHNESSMAP":"",t.dispersion?"#define USE_DISPERSION":"",t.retroreflection?"#define USE_RETROREFLECTION":"",t.iridescence?"#define USE_IRIDESCENCE":"",t.iridescenceMap?"#define USE_IRIDESCENCEMAP":"",t.iridescenceThicknessMap?"#define USE_IRIDESCENCE_THICKNESSMAP":"",t.specularMap?"#define USE_SPECULARMAP":"",t.specularColorMap?"#define USE_SPECULAR_COLORMAP":"",t.specularIntensityMap?"#define USE_SPECULAR_INTENSITYMAP":"",t.roughnessMap?"#define USE_ROUGHNESSMAP":"",t.metalnessMap?"#define USE_METALNESSMAP":"",t.alphaMap?"#define USE_ALPHAMAP":"",t.alphaTest?"#define USE_ALPHATEST":"",t.alphaHash?"#define USE_ALPHAHASH":"",t.sheen?"#define USE_SHEEN":"",t.sheenColorMap?"#define USE_SHEEN_COLORMAP":"",t.sheenRoughnessMap?"#define USE_SHEEN_ROUGHNESSMAP":"",t.transmission?"#define USE_TRANSMISSION":"",t.transmissionMap?"#define USE_TRANSMISSIONMAP":"",t.thicknessMap?"#define USE_THICKNESSMAP":"",t.vertexTangents&&t.flatShading===!1?"#define USE_TANGENT":"",t.vertexColors||t.instancingColor?"#define USE_COLOR":"",t.vertexAlphas||t.batchingColor?"#define USE_COLOR_ALPHA":"",t.vertexUv1s?"#define USE_UV1":"",t.vertexUv2s?"#define USE_UV2":"",t.vertexUv3s?"#define USE_UV3":"",t.pointsUvs?"#define USE_POINTS_UV":"",t.gradientMap?"#define USE_GRADIENTMAP":"",t.flatShading?"#define FLAT_SHADED":"",t.doubleSided?"#define DOUBLE_SIDED":"",t.flipSided?"#define FLIP_SIDED":"",t.shadowMapEnabled?"#define USE_SHADOWMAP":"",t.shadowMapEnabled?"#define "+l:"",t.premultipliedAlpha?"#define PREMULTIPLIED_ALPHA":"",t.numLightProbes>0?"#define USE_LIGHT_PROBES":"",t.decodeVideoTexture?"#define DECODE_VIDEO_TEXTURE":"",t.decodeVideoTextureEmissive?"#define DECODE_VIDEO_TEXTURE_EMISSIVE":"",t.logarithmicDepthBuffer?"#define USE_LOGARITHMIC_DEPTH_BUFFER":"",t.reversedDepthBuffer?"#define USE_REVERSED_DEPTH_BUFFER":"","uniform mat4 viewMatrix;","uniform vec3 cameraPosition;","uniform bool isOrthographic;",t.toneMapping!==ii?"#define TONE_MAPPING":"",t.toneMapping!==ii?Ve.tonemapping_pars_fragment:"",t.toneMapping!==ii?Py("toneMapping",t.toneMapping):"",t.dithering?"#define DITHERING":"",t.opaque?"#define OPAQUE":"",Ve.colorspace_pars_fragment,Cy("linearToOutputTexel",t.outputColorSpace),Dy(),t.useDepthPacking?"#define DEPTH_PACKING "+t.depthPacking:"",`
`].filter(_a).join(`
`)),a=ah(a),a=Cp(a,t),a=Ip(a,t),o=ah(o),o=Cp(o,t),o=Ip(o,t),a=Pp(a),o=Pp(o),t.isRawShaderMaterial!==!0&&(p=`#version 300 es
`,v=[h,"#define attribute in","#define varying out","#define texture2D texture"].join(`
`)+`
`+v,m=["#define varying in",t.glslVersion===Xu?"":"layout(location = 0) out highp vec4 pc_fragColor;",t.glslVersion===Xu?"":"#define gl_FragColor pc_fragColor","#define gl_FragDepthEXT gl_FragDepth","#define texture2D texture","#define textureCube texture","#define texture2DProj textureProj","#define texture2DLodEXT textureLod","#define texture2DProjLodEXT textureProjLod","#define textureCubeLodEXT textureLod","#define texture2DGradEXT textureGrad","#define texture2DProjGradEXT textureProjGrad","#define textureCubeGradEXT textureGrad"].join(`
`)+`
`+m);let M=p+v+a,A=p+m+o,b=Ap(s,s.VERTEX_SHADER,M),E=Ap(s,s.FRAGMENT_SHADER,A);s.attachShader(g,b),s.attachShader(g,E),t.index0AttributeName!==void 0?s.bindAttribLocation(g,0,t.index0AttributeName):t.hasPositionAttribute===!0&&s.bindAttribLocation(g,0,"position"),s.linkProgram(g);function T(P){if(i.debug.checkShaderErrors){let N=s.getProgramInfoLog(g)||"",G=s.getShaderInfoLog(b)||"",q=s.getShaderInfoLog(E)||"",I=N.trim(),X=G.trim(),K=q.trim(),V=!0,ne=!0;if(s.getProgramParameter(g,s.LINK_STATUS)===!1)if(V=!1,typeof i.debug.onShaderError=="function")i.debug.onShaderError(s,g,b,E);else{let W=Rp(s,b,"vertex"),Q=Rp(s,E,"fragment");Ie("WebGLProgram: Shader Error "+s.getError()+" - VALIDATE_STATUS "+s.getProgramParameter(g,s.VALIDATE_STATUS)+`

Material Name: `+P.name+`
Material Type: `+P.type+`

Program Info Log: `+I+`
`+W+`
`+Q)}else I!==""?Ae("WebGLProgram: Program Info Log:",I):(X===""||K==="")&&(ne=!1);ne&&(P.diagnostics={runnable:V,programLog:I,vertexShader:{log:X,prefix:v},fragmentShader:{log:K,prefix:m}})}s.deleteShader(b),s.deleteShader(E),x=new ar(s,g),S=Uy(s,g)}let x;this.getUniforms=function(){return x===void 0&&T(this),x};let S;this.getAttributes=function(){return S===void 0&&T(this),S};let O=t.rendererExtensionParallelShaderCompile===!1;return this.isReady=function(){return O===!1&&(O=s.getProgramParameter(g,Ty)),O},this.destroy=function(){n.releaseStatesOfProgram(this),s.deleteProgram(g),this.program=void 0},this.type=t.shaderType,this.name=t.shaderName,this.id=Ay++,this.cacheKey=e,this.usedTimes=1,this.program=g,this.vertexShader=b,this.fragmentShader=E,this}var qy=0,oh=class{constructor(){this.shaderCache=new Map,this.materialCache=new Map}update(e,t,n){let s=this._getShaderCacheForMaterial(e);return s.has(t)===!1&&(s.add(t),t.usedTimes++),s.has(n)===!1&&(s.add(n),n.usedTimes++),this}remove(e){let t=this.materialCache.get(e);for(let n of t)n.usedTimes--,n.usedTimes===0&&this.shaderCache.delete(n.code);return this.materialCache.delete(e),this}getVertexShaderStage(e){return this._getShaderStage(e.vertexShader)}getFragmentShaderStage(e){return this._getShaderStage(e.fragmentShader)}dispose(){this.shaderCache.clear(),this.materialCache.clear()}_getShaderCacheForMaterial(e){let t=this.materialCache,n=t.get(e);return n===void 0&&(n=new Set,t.set(e,n)),n}_getShaderStage(e){let t=this.shaderCache,n=t.get(e);return n===void 0&&(n=new lh(e),t.set(e,n)),n}},lh=class{constructor(e){this.id=qy++,this.code=e,this.usedTimes=0}};function Yy(i){return i===$i||i===ga||i===va}function Zy(i,e,t,n,s,r){let a=new Js,o=new oh,l=new Set,c=[],u=new Map,d=n.logarithmicDepthBuffer,h={MeshDepthMaterial:"depth",MeshDistanceMaterial:"distance",MeshNormalMaterial:"normal",MeshBasicMaterial:"basic",MeshLambertMaterial:"lambert",MeshPhongMaterial:"phong",MeshToonMaterial:"toon",MeshStandardMaterial:"physical",MeshPhysicalMaterial:"physical",MeshMatcapMaterial:"matcap",LineBasicMaterial:"basic",LineDashedMaterial:"dashed",PointsMaterial:"points",ShadowMaterial:"shadow",SpriteMaterial:"sprite"};function f(x){return l.add(x),x===0?"uv":`uv${x}`}function g(x,S,O,P,N,G){let q=P.fog,I=N.geometry,X=x.isMeshStandardMaterial||x.isMeshLambertMaterial||x.isMeshPhongMaterial?P.environment:null,K=x.isMeshStandardMaterial||x.isMeshLambertMaterial&&!x.envMap||x.isMeshPhongMaterial&&!x.envMap,V=e.get(x.envMap||X,K),ne=h[x.type],W=n.precision;x.precision!==null&&(W=n.getMaxPrecision(x.precision),W!==x.precision&&Ae("WebGLProgram.getParameters:",x.precision,"not supported, using",W,"instead."));let Q=I.morphAttributes.position||I.morphAttributes.normal||I.morphAttributes.color,ee=Q!==void 0?Q.length:0,be=0;I.morphAttributes.position!==void 0&&(be=1),I.morphAttributes.normal!==void 0&&(be=2),I.morphAttributes.color!==void 0&&(be=3);let Le,Z,me,ye;if(ne){let pe=tn[ne];Le=pe.vertexShader,Z=pe.fragmentShader}else{Le=x.vertexShader,Z=x.fragmentShader;let pe=o.getVertexShaderStage(x),Qe=o.getFragmentShaderStage(x);o.update(x,pe,Qe),me=pe.id,ye=Qe.id}let Ee=i.getRenderTarget(),ge=i.state.buffers.depth.getReversed(),Ue=N.isInstancedMesh===!0,mt=N.isBatchedMesh===!0,Ce=!!x.map,je=!!x.matcap,nt=!!V,We=nt&&V.isPMREMTexture===!0,Pt=!!x.aoMap,xt=!!x.lightMap,nn=!!x.bumpMap&&x.wireframe===!1,ht=!!x.normalMap,$n=!!x.displacementMap,Tt=!!x.emissiveMap,Mn=!!x.metalnessMap,bn=!!x.roughnessMap,Sn=x.anisotropy>0,D=x.clearcoat>0,wn=x.diffuseRoughness>0,lt=x.dispersion>0,ct=x.retroreflectivity>0,fe=x.iridescence>0,yt=x.sheen>0,Re=x.transmission>0,De=Sn&&!!x.anisotropyMap,w=D&&!!x.clearcoatMap,y=D&&!!x.clearcoatNormalMap,k=D&&!!x.clearcoatRoughnessMap,te=wn&&!!x.diffuseRoughnessMap,j=fe&&!!x.iridescenceMap,re=fe&&!!x.iridescenceThicknessMap,ue=yt&&!!x.sheenColorMap,$=yt&&!!x.sheenRoughnessMap,Y=!!x.specularMap,oe=!!x.specularColorMap,R=!!x.specularIntensityMap,J=Re&&!!x.transmissionMap,H=Re&&!!x.thicknessMap,le=!!x.gradientMap,se=!!x.alphaMap,ae=x.alphaTest>0,we=!!x.alphaHash,Be=!!x.extensions,ie=ii;x.toneMapped&&(Ee===null||Ee.isXRRenderTarget===!0)&&(ie=i.toneMapping);let Te=We?V.isCompressedCubeTexture?V.image[0].mipmaps:V.mipmaps:null,Oe={shaderID:ne,shaderType:x.type,shaderName:x.name,vertexShader:Le,fragmentShader:Z,defines:x.defines,customVertexShaderID:me,customFragmentShaderID:ye,isRawShaderMaterial:x.isRawShaderMaterial===!0,glslVersion:x.glslVersion,precision:W,batching:mt,batchingColor:mt&&N._colorsTexture!==null,instancing:Ue,instancingColor:Ue&&N.instanceColor!==null,instancingMorph:Ue&&N.morphTexture!==null,outputColorSpace:Ee===null?i.outputColorSpace:Ee.isXRRenderTarget===!0?Ee.texture.colorSpace:qe.workingColorSpace,alphaToCoverage:!!x.alphaToCoverage,map:Ce,matcap:je,envMap:nt,envMapMode:nt&&V.mapping,envMapPMREM:We,envMapMaxLod:We?Te.length-1:null,envMapSize:We?Te[0].width:null,aoMap:Pt,lightMap:xt,bumpMap:nn,normalMap:ht,displacementMap:$n,emissiveMap:Tt,normalMapObjectSpace:ht&&x.normalMapType===np,normalMapTangentSpace:ht&&x.normalMapType===Wl,packedNormalMap:ht&&x.normalMapType===Wl&&Yy(x.normalMap.format),metalnessMap:Mn,roughnessMap:bn,anisotropy:Sn,anisotropyMap:De,clearcoat:D,clearcoatMap:w,clearcoatNormalMap:y,clearcoatRoughnessMap:k,diffuseRoughness:wn,diffuseRoughnessMap:te,dispersion:lt,retroreflection:ct,iridescence:fe,iridescenceMap:j,iridescenceThicknessMap:re,sheen:yt,sheenColorMap:ue,sheenRoughnessMap:$,specularMap:Y,specularColorMap:oe,specularIntensityMap:R,transmission:Re,transmissionMap:J,thicknessMap:H,gradientMap:le,opaque:x.transparent===!1&&x.blending===ir&&x.alphaToCoverage===!1,alphaMap:se,alphaTest:ae,alphaHash:we,combine:x.combine,mapUv:Ce&&f(x.map.channel),aoMapUv:Pt&&f(x.aoMap.channel),lightMapUv:xt&&f(x.lightMap.channel),bumpMapUv:nn&&f(x.bumpMap.channel),normalMapUv:ht&&f(x.normalMap.channel),displacementMapUv:$n&&f(x.displacementMap.channel),emissiveMapUv:Tt&&f(x.emissiveMap.channel),metalnessMapUv:Mn&&f(x.metalnessMap.channel),roughnessMapUv:bn&&f(x.roughnessMap.channel),anisotropyMapUv:De&&f(x.anisotropyMap.channel),clearcoatMapUv:w&&f(x.clearcoatMap.channel),clearcoatNormalMapUv:y&&f(x.clearcoatNormalMap.channel),clearcoatRoughnessMapUv:k&&f(x.clearcoatRoughnessMap.channel),diffuseRoughnessMapUv:te&&f(x.diffuseRoughnessMap.channel),iridescenceMapUv:j&&f(x.iridescenceMap.channel),iridescenceThicknessMapUv:re&&f(x.iridescenceThicknessMap.channel),sheenColorMapUv:ue&&f(x.sheenColorMap.channel),sheenRoughnessMapUv:$&&f(x.sheenRoughnessMap.channel),specularMapUv:Y&&f(x.specularMap.channel),specularColorMapUv:oe&&f(x.specularColorMap.channel),specularIntensityMapUv:R&&f(x.specularIntensityMap.channel),transmissionMapUv:J&&f(x.transmissionMap.channel),thicknessMapUv:H&&f(x.thicknessMap.channel),alphaMapUv:se&&f(x.alphaMap.channel),vertexTangents:!!I.attributes.tangent&&(ht||Sn),vertexNormals:!!I.attributes.normal,vertexColors:x.vertexColors,vertexAlphas:x.vertexColors===!0&&!!I.attributes.color&&I.attributes.color.itemSize===4,pointsUvs:N.isPoints===!0&&!!I.attributes.uv&&(Ce||se),fog:!!q,useFog:x.fog===!0,fogExp2:!!q&&q.isFogExp2,flatShading:x.wireframe===!1&&(x.flatShading===!0||I.attributes.normal===void 0&&ht===!1&&(x.isMeshLambertMaterial||x.isMeshPhongMaterial||x.isMeshStandardMaterial||x.isMeshPhysicalMaterial)),sizeAttenuation:x.sizeAttenuation===!0,logarithmicDepthBuffer:d,reversedDepthBuffer:ge,skinning:N.isSkinnedMesh===!0,hasPositionAttribute:I.attributes.position!==void 0,morphTargets:I.morphAttributes.position!==void 0,morphNormals:I.morphAttributes.normal!==void 0,morphColors:I.morphAttributes.color!==void 0,morphTargetsCount:ee,morphTextureStride:be,numSunLights:S.sun.length,numDirLights:S.directional.length,numPointLights:S.point.length,numSpotLights:S.spot.length,numSpotLightMaps:S.spotLightMap.length,numRectAreaLights:S.rectArea.length,numHemiLights:S.hemi.length,numSunLightShadows:S.sunShadowMap.length,numDirLightShadows:S.directionalShadowMap.length,numPointLightShadows:S.pointShadowMap.length,numSpotLightShadows:S.spotShadowMap.length,numSpotLightShadowsWithMaps:S.numSpotLightShadowsWithMaps,numLightProbes:S.numLightProbes,numLightProbeGrids:G.filter(pe=>pe.texture!==null).length,numClippingPlanes:r.numPlanes,numClipIntersection:r.numIntersection,dithering:x.dithering,shadowMapEnabled:i.shadowMap.enabled&&O.length>0,shadowMapType:i.shadowMap.type,toneMapping:ie,decodeVideoTexture:Ce&&x.map.isVideoTexture===!0&&qe.getTransfer(x.map.colorSpace)===Je,decodeVideoTextureEmissive:Tt&&x.emissiveMap.isVideoTexture===!0&&qe.getTransfer(x.emissiveMap.colorSpace)===Je,premultipliedAlpha:x.premultipliedAlpha,doubleSided:x.side===Ln,flipSided:x.side===en,useDepthPacking:x.depthPacking>=0,depthPacking:x.depthPacking||0,index0AttributeName:x.index0AttributeName,extensionClipCullDistance:Be&&x.extensions.clipCullDistance===!0&&t.has("WEBGL_clip_cull_distance"),extensionMultiDraw:(Be&&x.extensions.multiDraw===!0||mt)&&t.has("WEBGL_multi_draw"),rendererExtensionParallelShaderCompile:t.has("KHR_parallel_shader_compile"),customProgramCacheKey:x.customProgramCacheKey()};return Oe.vertexUv1s=l.has(1),Oe.vertexUv2s=l.has(2),Oe.vertexUv3s=l.has(3),l.clear(),Oe}function v(x){let S=[];if(x.shaderID?S.push(x.shaderID):(S.push(x.customVertexShaderID),S.push(x.customFragmentShaderID)),x.defines!==void 0)for(let O in x.defines)S.push(O),S.push(x.defines[O]);return x.isRawShaderMaterial===!1&&(m(S,x),p(S,x),S.push(i.outputColorSpace)),S.push(x.customProgramCacheKey),S.join()}function m(x,S){x.push(S.precision),x.push(S.outputColorSpace),x.push(S.envMapMode),x.push(S.envMapPMREM),x.push(S.envMapMaxLod),x.push(S.envMapSize),x.push(S.mapUv),x.push(S.alphaMapUv),x.push(S.lightMapUv),x.push(S.aoMapUv),x.push(S.bumpMapUv),x.push(S.normalMapUv),x.push(S.displacementMapUv),x.push(S.emissiveMapUv),x.push(S.metalnessMapUv),x.push(S.roughnessMapUv),x.push(S.anisotropyMapUv),x.push(S.clearcoatMapUv),x.push(S.clearcoatNormalMapUv),x.push(S.clearcoatRoughnessMapUv),x.push(S.diffuseRoughnessMapUv),x.push(S.iridescenceMapUv),x.push(S.iridescenceThicknessMapUv),x.push(S.sheenColorMapUv),x.push(S.sheenRoughnessMapUv),x.push(S.specularMapUv),x.push(S.specularColorMapUv),x.push(S.specularIntensityMapUv),x.push(S.transmissionMapUv),x.push(S.thicknessMapUv),x.push(S.combine),x.push(S.fogExp2),x.push(S.sizeAttenuation),x.push(S.morphTargetsCount),x.push(S.numSunLights),x.push(S.numDirLights),x.push(S.numPointLights),x.push(S.numSpotLights),x.push(S.numSpotLightMaps),x.push(S.numHemiLights),x.push(S.numRectAreaLights),x.push(S.numSunLightShadows),x.push(S.numDirLightShadows),x.push(S.numPointLightShadows),x.push(S.numSpotLightShadows),x.push(S.numSpotLightShadowsWithMaps),x.push(S.numLightProbes),x.push(S.numLightProbeGrids),x.push(S.shadowMapType),x.push(S.toneMapping),x.push(S.numClippingPlanes),x.push(S.numClipIntersection),x.push(S.depthPacking)}function p(x,S){a.disableAll(),S.instancing&&a.enable(0),S.instancingColor&&a.enable(1),S.instancingMorph&&a.enable(2),S.matcap&&a.enable(3),S.envMap&&a.enable(4),S.normalMapObjectSpace&&a.enable(5),S.normalMapTangentSpace&&a.enable(6),S.clearcoat&&a.enable(7),S.iridescence&&a.enable(8),S.alphaTest&&a.enable(9),S.vertexColors&&a.enable(10),S.vertexAlphas&&a.enable(11),S.vertexUv1s&&a.enable(12),S.vertexUv2s&&a.enable(13),S.vertexUv3s&&a.enable(14),S.vertexTangents&&a.enable(15),S.anisotropy&&a.enable(16),S.alphaHash&&a.enable(17),S.batching&&a.enable(18),S.dispersion&&a.enable(19),S.retroreflection&&a.enable(24),S.diffuseRoughness&&a.enable(25),S.batchingColor&&a.enable(20),S.gradientMap&&a.enable(21),S.packedNormalMap&&a.enable(22),S.vertexNormals&&a.enable(23),x.push(a.mask),a.disableAll(),S.fog&&a.enable(0),S.useFog&&a.enable(1),S.flatShading&&a.enable(2),S.logarithmicDepthBuffer&&a.enable(3),S.reversedDepthBuffer&&a.enable(4),S.skinning&&a.enable(5),S.morphTargets&&a.enable(6),S.morphNormals&&a.enable(7),S.morphColors&&a.enable(8),S.premultipliedAlpha&&a.enable(9),S.shadowMapEnabled&&a.enable(10),S.doubleSided&&a.enable(11),S.flipSided&&a.enable(12),S.useDepthPacking&&a.enable(13),S.dithering&&a.enable(14),S.transmission&&a.enable(15),S.sheen&&a.enable(16),S.opaque&&a.enable(17),S.pointsUvs&&a.enable(18),S.decodeVideoTexture&&a.enable(19),S.decodeVideoTextureEmissive&&a.enable(20),S.alphaToCoverage&&a.enable(21),S.numLightProbeGrids>0&&a.enable(22),S.hasPositionAttribute&&a.enable(23),x.push(a.mask)}function M(x){let S=h[x.type],O;if(S){let P=tn[S];O=xa.clone(P.uniforms)}else O=x.uniforms;return O}function A(x,S){let O=u.get(S);return O!==void 0?++O.usedTimes:(O=new $y(i,S,x,s),c.push(O),u.set(S,O)),O}function b(x){if(--x.usedTimes===0){let S=c.indexOf(x);c[S]=c[c.length-1],c.pop(),u.delete(x.cacheKey),x.destroy()}}function E(x){o.remove(x)}function T(){o.dispose()}return{getParameters:g,getProgramCacheKey:v,getUniforms:M,acquireProgram:A,releaseProgram:b,releaseShaderCache:E,programs:c,dispose:T}}function Jy(){let i=new WeakMap;function e(a){return i.has(a)}function t(a){let o=i.get(a);return o===void 0&&(o={},i.set(a,o)),o}function n(a){i.delete(a)}function s(a,o,l){i.get(a)[o]=l}function r(){i=new WeakMap}return{has:e,get:t,remove:n,update:s,dispose:r}}function Ky(i,e){return i.groupOrder!==e.groupOrder?i.groupOrder-e.groupOrder:i.renderOrder!==e.renderOrder?i.renderOrder-e.renderOrder:i.material.id!==e.material.id?i.material.id-e.material.id:i.materialVariant!==e.materialVariant?i.materialVariant-e.materialVariant:i.z!==e.z?i.z-e.z:i.id-e.id}function Lp(i,e){return i.groupOrder!==e.groupOrder?i.groupOrder-e.groupOrder:i.renderOrder!==e.renderOrder?i.renderOrder-e.renderOrder:i.z!==e.z?e.z-i.z:i.id-e.id}function Np(){let i=[],e=0,t=[],n=[],s=[];function r(){e=0,t.length=0,n.length=0,s.length=0}function a(h){let f=0;return h.isInstancedMesh&&(f+=2),h.isSkinnedMesh&&(f+=1),f}function o(h,f,g,v,m,p){let M=i[e];return M===void 0?(M={id:h.id,object:h,geometry:f,material:g,materialVariant:a(h),groupOrder:v,renderOrder:h.renderOrder,z:m,group:p},i[e]=M):(M.id=h.id,M.object=h,M.geometry=f,M.material=g,M.materialVariant=a(h),M.groupOrder=v,M.renderOrder=h.renderOrder,M.z=m,M.group=p),e++,M}function l(h,f,g,v,m,p,M){M.reversedDepth===!0&&(m=-m);let A=o(h,f,g,v,m,p);g.transmission>0?n.push(A):g.transparent===!0?s.push(A):t.push(A)}function c(h,f,g,v,m,p){let M=o(h,f,g,v,m,p);g.transmission>0?n.unshift(M):g.transparent===!0?s.unshift(M):t.unshift(M)}function u(h,f){t.length>1&&t.sort(h||Ky),n.length>1&&n.sort(f||Lp),s.length>1&&s.sort(f||Lp)}function d(){for(let h=e,f=i.length;h<f;h++){let g=i[h];if(g.id===null)break;g.id=null,g.object=null,g.geometry=null,g.material=null,g.group=null}}return{opaque:t,transmissive:n,transparent:s,init:r,push:l,unshift:c,finish:d,sort:u}}function jy(){let i=new WeakMap;function e(n,s){let r=i.get(n),a;return r===void 0?(a=new Np,i.set(n,[a])):s>=r.length?(a=new Np,r.push(a)):a=r[s],a}function t(){i=new WeakMap}return{get:e,dispose:t}}function Qy(){let i={};return{get:function(e){if(i[e.id]!==void 0)return i[e.id];let t;switch(e.type){case"SunLight":case"DirectionalLight":t={direction:new L,color:new Ge};break;case"SpotLight":t={position:new L,direction:new L,color:new Ge,distance:0,coneCos:0,penumbraCos:0,decay:0};break;case"PointLight":t={position:new L,color:new Ge,distance:0,decay:0};break;case"HemisphereLight":t={direction:new L,skyColor:new Ge,groundColor:new Ge};break;case"RectAreaLight":t={color:new Ge,position:new L,halfWidth:new L,halfHeight:new L};break}return i[e.id]=t,t}}}function e_(){let i={};return{get:function(e){if(i[e.id]!==void 0)return i[e.id];let t;switch(e.type){case"SunLight":case"DirectionalLight":t={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new He};break;case"SpotLight":t={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new He};break;case"PointLight":t={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new He,shadowCameraNear:1,shadowCameraFar:1e3};break}return i[e.id]=t,t}}}var t_=0;function n_(i,e){return(e.castShadow?2:0)-(i.castShadow?2:0)+(e.map?1:0)-(i.map?1:0)}function i_(i){let e=new Qy,t=e_(),n={version:0,hash:{sunLength:-1,directionalLength:-1,pointLength:-1,spotLength:-1,rectAreaLength:-1,hemiLength:-1,numSunShadows:-1,numDirectionalShadows:-1,numPointShadows:-1,numSpotShadows:-1,numSpotMaps:-1,numLightProbes:-1},ambient:[0,0,0],probe:[],sun:[],sunShadow:[],sunShadowMap:[],sunShadowMatrix:[],sunShadowCascade:[],directional:[],directionalShadow:[],directionalShadowMap:[],directionalShadowMatrix:[],spot:[],spotLightMap:[],spotShadow:[],spotShadowMap:[],spotLightMatrix:[],rectArea:[],rectAreaLTC1:null,rectAreaLTC2:null,point:[],pointShadow:[],pointShadowMap:[],pointShadowMatrix:[],hemi:[],numSpotLightShadowsWithMaps:0,numLightProbes:0};for(let c=0;c<9;c++)n.probe.push(new L);let s=new L,r=new et,a=new et;function o(c){let u=0,d=0,h=0;for(let G=0;G<9;G++)n.probe[G].set(0,0,0);let f=0,g=0,v=0,m=0,p=0,M=0,A=0,b=0,E=0,T=0,x=0,S=0,O=0,P=0;c.sort(n_);for(let G=0,q=c.length;G<q;G++){let I=c[G],X=I.color,K=I.intensity,V=I.distance,ne=null;if(I.shadow&&I.shadow.map&&(I.shadow.map.texture.format===$i?ne=I.shadow.map.texture:ne=I.shadow.map.depthTexture||I.shadow.map.texture),I.isAmbientLight)u+=X.r*K,d+=X.g*K,h+=X.b*K;else if(I.isLightProbe){for(let W=0;W<9;W++)n.probe[W].addScaledVector(I.sh.coefficients[W],K);P++}else if(I.isSunLight){let W=e.get(I);if(W.color.copy(I.color).multiplyScalar(I.intensity),I.castShadow){let Q=I.shadow,ee=t.get(I);ee.shadowIntensity=Q.intensity,ee.shadowBias=Q.bias,ee.shadowNormalBias=Q.normalBias,ee.shadowRadius=Q.radius,ee.shadowMapSize.copy(Q.mapSize).multiply(Q.getFrameExtents()),n.sunShadow[g]=ee,n.sunShadowMap[g]=ne;let be=Q.getViewportCount();for(let Le=0;Le<be;Le++)n.sunShadowMatrix[v+Le]=Q.getMatrix(Le),n.sunShadowCascade[v+Le]=Q._cascadeData[Le];v+=be,g++}n.sun[f]=W,f++}else if(I.isDirectionalLight){let W=e.get(I);if(W.color.copy(I.color).multiplyScalar(I.intensity),I.castShadow){let Q=I.shadow,ee=t.get(I);ee.shadowIntensity=Q.intensity,ee.shadowBias=Q.bias,ee.shadowNormalBias=Q.normalBias,ee.shadowRadius=Q.radius,ee.shadowMapSize=Q.mapSize,n.directionalShadow[m]=ee,n.directionalShadowMap[m]=ne,n.directionalShadowMatrix[m]=I.shadow.matrix,E++}n.directional[m]=W,m++}else if(I.isSpotLight){let W=e.get(I);W.position.setFromMatrixPosition(I.matrixWorld),W.color.copy(X).multiplyScalar(K),W.distance=V,W.coneCos=Math.cos(I.angle),W.penumbraCos=Math.cos(I.angle*(1-I.penumbra)),W.decay=I.decay,n.spot[M]=W;let Q=I.shadow;if(I.map&&(n.spotLightMap[S]=I.map,S++,Q.updateMatrices(I),I.castShadow&&O++),n.spotLightMatrix[M]=Q.matrix,I.castShadow){let ee=t.get(I);ee.shadowIntensity=Q.intensity,ee.shadowBias=Q.bias,ee.shadowNormalBias=Q.normalBias,ee.shadowRadius=Q.radius,ee.shadowMapSize=Q.mapSize,n.spotShadow[M]=ee,n.spotShadowMap[M]=ne,x++}M++}else if(I.isRectAreaLight){let W=e.get(I);W.color.copy(X).multiplyScalar(K),W.halfWidth.set(I.width*.5,0,0),W.halfHeight.set(0,I.height*.5,0),n.rectArea[A]=W,A++}else if(I.isPointLight){let W=e.get(I);if(W.color.copy(I.color).multiplyScalar(I.intensity),W.distance=I.distance,W.decay=I.decay,I.castShadow){let Q=I.shadow,ee=t.get(I);ee.shadowIntensity=Q.intensity,ee.shadowBias=Q.bias,ee.shadowNormalBias=Q.normalBias,ee.shadowRadius=Q.radius,ee.shadowMapSize=Q.mapSize,ee.shadowCameraNear=Q.camera.near,ee.shadowCameraFar=Q.camera.far,n.pointShadow[p]=ee,n.pointShadowMap[p]=ne,n.pointShadowMatrix[p]=I.shadow.matrix,T++}n.point[p]=W,p++}else if(I.isHemisphereLight){let W=e.get(I);W.skyColor.copy(I.color).multiplyScalar(K),W.groundColor.copy(I.groundColor).multiplyScalar(K),n.hemi[b]=W,b++}}A>0&&(i.has("OES_texture_float_linear")===!0?(n.rectAreaLTC1=de.LTC_FLOAT_1,n.rectAreaLTC2=de.LTC_FLOAT_2):(n.rectAreaLTC1=de.LTC_HALF_1,n.rectAreaLTC2=de.LTC_HALF_2)),n.ambient[0]=u,n.ambient[1]=d,n.ambient[2]=h;let N=n.hash;(N.sunLength!==f||N.directionalLength!==m||N.pointLength!==p||N.spotLength!==M||N.rectAreaLength!==A||N.hemiLength!==b||N.numSunShadows!==g||N.numDirectionalShadows!==E||N.numPointShadows!==T||N.numSpotShadows!==x||N.numSpotMaps!==S||N.numLightProbes!==P)&&(n.sun.length=f,n.directional.length=m,n.spot.length=M,n.rectArea.length=A,n.point.length=p,n.hemi.length=b,n.sunShadow.length=g,n.sunShadowMap.length=g,n.sunShadowMatrix.length=v,n.sunShadowCascade.length=v,n.directionalShadow.length=E,n.directionalShadowMap.length=E,n.directionalShadowMatrix.length=E,n.pointShadow.length=T,n.pointShadowMap.length=T,n.pointShadowMatrix.length=T,n.spotShadow.length=x,n.spotShadowMap.length=x,n.spotLightMatrix.length=x+S-O,n.spotLightMap.length=S,n.numSpotLightShadowsWithMaps=O,n.numLightProbes=P,N.sunLength=f,N.directionalLength=m,N.pointLength=p,N.spotLength=M,N.rectAreaLength=A,N.hemiLength=b,N.numSunShadows=g,N.numDirectionalShadows=E,N.numPointShadows=T,N.numSpotShadows=x,N.numSpotMaps=S,N.numLightProbes=P,n.version=t_++)}function l(c,u){let d=0,h=0,f=0,g=0,v=0,m=0,p=u.matrixWorldInverse;for(let M=0,A=c.length;M<A;M++){let b=c[M];if(b.isSunLight){let E=n.sun[d];E.direction.setFromMatrixPosition(b.matrixWorld),E.direction.transformDirection(p),d++}else if(b.isDirectionalLight){let E=n.directional[h];E.direction.setFromMatrixPosition(b.matrixWorld),s.setFromMatrixPosition(b.target.matrixWorld),E.direction.sub(s),E.direction.transformDirection(p),h++}else if(b.isSpotLight){let E=n.spot[g];E.position.setFromMatrixPosition(b.matrixWorld),E.position.applyMatrix4(p),E.direction.setFromMatrixPosition(b.matrixWorld),s.setFromMatrixPosition(b.target.matrixWorld),E.direction.sub(s),E.direction.transformDirection(p),g++}else if(b.isRectAreaLight){let E=n.rectArea[v];E.position.setFromMatrixPosition(b.matrixWorld),E.position.applyMatrix4(p),a.identity(),r.copy(b.matrixWorld),r.premultiply(p),a.extractRotation(r),E.halfWidth.set(b.width*.5,0,0),E.halfHeight.set(0,b.height*.5,0),E.halfWidth.applyMatrix4(a),E.halfHeight.applyMatrix4(a),v++}else if(b.isPointLight){let E=n.point[f];E.position.setFromMatrixPosition(b.matrixWorld),E.position.applyMatrix4(p),f++}else if(b.isHemisphereLight){let E=n.hemi[m];E.direction.setFromMatrixPosition(b.matrixWorld),E.direction.transformDirection(p),m++}}}return{setup:o,setupView:l,state:n}}function Up(i){let e=new i_(i),t=[],n=[],s=[];function r(d){u.camera=d,t.length=0,n.length=0,s.length=0}function a(d){d.isLightProbeGrid?s.push(d):t.push(d)}function o(d){n.push(d)}function l(){e.setup(t),s.sort((d,h)=>d.priority-h.priority||d.id-h.id)}function c(d){e.setupView(t,d)}let u={lightsArray:t,shadowsArray:n,lightProbeGridArray:s,camera:null,lights:e,transmissionRenderTarget:{},textureUnits:0};return{init:r,state:u,setupLights:l,setupLightsView:c,pushLight:a,pushShadow:o}}function s_(i){let e=new WeakMap;function t(s,r=0){let a=e.get(s),o;return a===void 0?(o=new Up(i),e.set(s,[o])):r>=a.length?(o=new Up(i),a.push(o)):o=a[r],o}function n(){e=new WeakMap}return{get:t,dispose:n}}var r_=`void main() {
	gl_Position = vec4( position, 1.0 );
}`,a_=`uniform sampler2D shadow_pass;
uniform vec2 resolution;
uniform float radius;
void main() {
	const float samples = float( VSM_SAMPLES );
	float mean = 0.0;
	float squared_mean = 0.0;
	float uvStride = samples <= 1.0 ? 0.0 : 2.0 / ( samples - 1.0 );
	float uvStart = samples <= 1.0 ? 0.0 : - 1.0;
	for ( float i = 0.0; i < samples; i ++ ) {
		float uvOffset = uvStart + i * uvStride;
		#ifdef HORIZONTAL_PASS
			vec2 distribution = texture2D( shadow_pass, ( gl_FragCoord.xy + vec2( uvOffset, 0.0 ) * radius ) / resolution ).rg;
			mean += distribution.x;
			squared_mean += distribution.y * distribution.y + distribution.x * distribution.x;
		#else
			float depth = texture2D( shadow_pass, ( gl_FragCoord.xy + vec2( 0.0, uvOffset ) * radius ) / resolution ).r;
			mean += depth;
			squared_mean += depth * depth;
		#endif
	}
	mean = mean / samples;
	squared_mean = squared_mean / samples;
	float std_dev = sqrt( max( 0.0, squared_mean - mean * mean ) );
	gl_FragColor = vec4( mean, std_dev, 0.0, 1.0 );
}`,o_=[new L(1,0,0),new L(-1,0,0),new L(0,1,0),new L(0,-1,0),new L(0,0,1),new L(0,0,-1)],l_=[new L(0,-1,0),new L(0,-1,0),new L(0,0,1),new L(0,0,-1),new L(0,-1,0),new L(0,-1,0)],kp=new et,ya=new L,nh=new L;function c_(i,e,t){let n=new Gi,s=new He,r=new He,a=new Ke,o=new Wo,l=new Xo,c={},u=t.maxTextureSize,d={[Xi]:en,[en]:Xi,[Ln]:Ln},h=new Dn({defines:{VSM_SAMPLES:8},uniforms:{shadow_pass:{value:null},resolution:{value:new He},radius:{value:4}},vertexShader:r_,fragmentShader:a_}),f=h.clone();f.defines.HORIZONTAL_PASS=1;let g=new $t;g.setAttribute("position",new Xt(new Float32Array([-1,-1,.5,3,-1,.5,-1,3,.5]),3));let v=new cn(g,h),m=this;this.enabled=!1,this.autoUpdate=!0,this.needsUpdate=!1,this.type=ua;let p=this.type;this.render=function(T,x,S){if(m.enabled===!1||m.autoUpdate===!1&&m.needsUpdate===!1||T.length===0)return;this.type===Lf&&(Ae("WebGLShadowMap: PCFSoftShadowMap has been removed. Using PCFShadowMap instead."),this.type=ua);let O=i.getRenderTarget(),P=i.getActiveCubeFace(),N=i.getActiveMipmapLevel(),G=i.state;G.setBlending(ps),G.buffers.depth.getReversed()===!0?G.buffers.color.setClear(0,0,0,0):G.buffers.color.setClear(1,1,1,1),G.buffers.depth.setTest(!0),G.setScissorTest(!1);let q=p!==this.type;q&&x.traverse(function(I){I.material&&(Array.isArray(I.material)?I.material.forEach(X=>X.needsUpdate=!0):I.material.needsUpdate=!0)});for(let I=0,X=T.length;I<X;I++){let K=T[I],V=K.shadow;if(V===void 0){Ae("WebGLShadowMap:",K,"has no shadow.");continue}if(V.autoUpdate===!1&&V.needsUpdate===!1)continue;s.copy(V.mapSize);let ne=V.getFrameExtents();s.multiply(ne),r.copy(V.mapSize),(s.x>u||s.y>u)&&(s.x>u&&(r.x=Math.floor(u/ne.x),s.x=r.x*ne.x,V.mapSize.x=r.x),s.y>u&&(r.y=Math.floor(u/ne.y),s.y=r.y*ne.y,V.mapSize.y=r.y));let W=i.state.buffers.depth.getReversed();if(V.camera._reversedDepth=W,V.map===null||q===!0){if(V.map!==null&&(V.map.depthTexture!==null&&(V.map.depthTexture.dispose(),V.map.depthTexture=null),V.map.dispose()),this.type===nr){if(K.isPointLight){Ae("WebGLShadowMap: VSM shadow maps are not supported for PointLights. Use PCF or BasicShadowMap instead.");continue}V.map=new xn(s.x,s.y,{format:$i,type:Wn,minFilter:jt,magFilter:jt,generateMipmaps:!1}),V.map.texture.name=K.name+".shadowMap",V.map.depthTexture=new Si(s.x,s.y,Hn),V.map.depthTexture.name=K.name+".shadowMapDepth",V.map.depthTexture.format=Mi,V.map.depthTexture.compareFunction=null,V.map.depthTexture.minFilter=It,V.map.depthTexture.magFilter=It}else K.isPointLight?(V.map=new Ma(s.x),V.map.depthTexture=new Jr(s.x,Vn)):(V.map=new xn(s.x,s.y),V.map.depthTexture=new Si(s.x,s.y,Vn)),V.map.depthTexture.name=K.name+".shadowMap",V.map.depthTexture.format=Mi,this.type===ua?(V.map.depthTexture.compareFunction=W?Vu:Gu,V.map.depthTexture.minFilter=jt,V.map.depthTexture.magFilter=jt):(V.map.depthTexture.compareFunction=null,V.map.depthTexture.minFilter=It,V.map.depthTexture.magFilter=It);V.camera.updateProjectionMatrix()}V.map.isWebGLCubeRenderTarget!==!0&&(V.map.width!==s.x||V.map.height!==s.y)&&V.map.setSize(s.x,s.y);let Q=V.map.isWebGLCubeRenderTarget?6:V.getViewportCount();K.isPointLight!==!0&&V.updateMatrices(K,S);let ee=(V.camera.layers.mask&4294967294)!==0?V.camera.layers:S.layers;for(let be=0;be<Q;be++){let Le=V.getCamera(be);if(K.isPointLight){let Z=V.camera,me=V.matrix,ye=K.distance||Z.far;ye!==Z.far&&(Z.far=ye,Z.updateProjectionMatrix()),ya.setFromMatrixPosition(K.matrixWorld),Z.position.copy(ya),nh.copy(Z.position),nh.add(o_[be]),Z.up.copy(l_[be]),Z.lookAt(nh),Z.updateMatrixWorld(),me.makeTranslation(-ya.x,-ya.y,-ya.z),kp.multiplyMatrices(Z.projectionMatrix,Z.matrixWorldInverse),V._frustum.setFromProjectionMatrix(kp,Z.coordinateSystem,Z.reversedDepth)}if(V.map.isWebGLCubeRenderTarget)i.setRenderTarget(V.map,be),i.clear();else{be===0&&(i.setRenderTarget(V.map),i.clear());let Z=V.getViewport(be);a.set(r.x*Z.x,r.y*Z.y,r.x*Z.z,r.y*Z.w),G.viewport(a)}n=V.getFrustum(be),b(x,S,Le,K,ee,this.type)}V.isPointLightShadow!==!0&&this.type===nr&&M(V,S),V.needsUpdate=!1}p=this.type,m.needsUpdate=!1,i.setRenderTarget(O,P,N)};function M(T,x){let S=e.update(v);h.defines.VSM_SAMPLES!==T.blurSamples&&(h.defines.VSM_SAMPLES=T.blurSamples,f.defines.VSM_SAMPLES=T.blurSamples,h.needsUpdate=!0,f.needsUpdate=!0),T.mapPass===null?T.mapPass=new xn(s.x,s.y,{format:$i,type:Wn}):(T.mapPass.width!==T.map.width||T.mapPass.height!==T.map.height)&&T.mapPass.setSize(T.map.width,T.map.height),h.uniforms.shadow_pass.value=T.map.depthTexture,h.uniforms.resolution.value.set(T.map.width,T.map.height),h.uniforms.radius.value=T.radius,i.setRenderTarget(T.mapPass),i.clear(),i.renderBufferDirect(x,null,S,h,v,null),f.uniforms.shadow_pass.value=T.mapPass.texture,f.uniforms.resolution.value.set(T.map.width,T.map.height),f.uniforms.radius.value=T.radius,i.setRenderTarget(T.map),i.clear(),i.renderBufferDirect(x,null,S,f,v,null)}function A(T,x,S,O){let P=null,N=S.isPointLight===!0?T.customDistanceMaterial:T.customDepthMaterial;if(N!==void 0)P=N;else if(P=S.isPointLight===!0?l:o,i.localClippingEnabled&&x.clipShadows===!0&&Array.isArray(x.clippingPlanes)&&x.clippingPlanes.length!==0||x.displacementMap&&x.displacementScale!==0||x.alphaMap&&x.alphaTest>0||x.map&&x.alphaTest>0||x.alphaToCoverage===!0){let G=P.uuid,q=x.uuid,I=c[G];I===void 0&&(I={},c[G]=I);let X=I[q];X===void 0&&(X=P.clone(),I[q]=X,x.addEventListener("dispose",E)),P=X}if(P.visible=x.visible,P.wireframe=x.wireframe,O===nr?P.side=x.shadowSide!==null?x.shadowSide:x.side:P.side=x.shadowSide!==null?x.shadowSide:d[x.side],P.alphaMap=x.alphaMap,P.alphaTest=x.alphaToCoverage===!0?.5:x.alphaTest,P.map=x.map,P.clipShadows=x.clipShadows,P.clippingPlanes=x.clippingPlanes,P.clipIntersection=x.clipIntersection,P.displacementMap=x.displacementMap,P.displacementScale=x.displacementScale,P.displacementBias=x.displacementBias,P.wireframeLinewidth=x.wireframeLinewidth,P.linewidth=x.linewidth,S.isPointLight===!0&&P.isMeshDistanceMaterial===!0){let G=i.properties.get(P);G.light=S}return P}function b(T,x,S,O,P,N){if(T.visible===!1)return;if(T.layers.test(P)&&(T.isMesh||T.isLine||T.isPoints)&&(T.castShadow||T.receiveShadow&&N===nr)&&(!T.frustumCulled||T.intersectsFrustum(n))){T.modelViewMatrix.multiplyMatrices(S.matrixWorldInverse,T.matrixWorld);let I=e.update(T),X=T.material;if(Array.isArray(X)){let K=I.groups;for(let V=0,ne=K.length;V<ne;V++){let W=K[V],Q=X[W.materialIndex];if(Q&&Q.visible){let ee=A(T,Q,O,N);T.onBeforeShadow(i,T,x,S,I,ee,W),i.renderBufferDirect(S,null,I,ee,T,W),T.onAfterShadow(i,T,x,S,I,ee,W)}}}else if(X.visible){let K=A(T,X,O,N);T.onBeforeShadow(i,T,x,S,I,K,null),i.renderBufferDirect(S,null,I,K,T,null),T.onAfterShadow(i,T,x,S,I,K,null)}}let q=T.children;for(let I=0,X=q.length;I<X;I++)b(q[I],x,S,O,P,N)}function E(T){T.target.removeEventListener("dispose",E);for(let S in c){let O=c[S],P=T.target.uuid;P in O&&(O[P].dispose(),delete O[P])}}}function u_(i,e){function t(){let R=!1,J=new Ke,H=null,le=new Ke(0,0,0,0);return{setMask:function(se){H!==se&&!R&&(i.colorMask(se,se,se,se),H=se)},setLocked:function(se){R=se},setClear:function(se,ae,we,Be,ie){ie===!0&&(se*=Be,ae*=Be,we*=Be),J.set(se,ae,we,Be),le.equals(J)===!1&&(i.clearColor(se,ae,we,Be),le.copy(J))},reset:function(){R=!1,H=null,le.set(-1,0,0,0)}}}function n(){let R=!1,J=!1,H=null,le=null,se=null;return{setReversed:function(ae){if(J!==ae){let we=e.get("EXT_clip_control");ae?we.clipControlEXT(we.LOWER_LEFT_EXT,we.ZERO_TO_ONE_EXT):we.clipControlEXT(we.LOWER_LEFT_EXT,we.NEGATIVE_ONE_TO_ONE_EXT),J=ae;let Be=se;se=null,this.setClear(Be)}},getReversed:function(){return J},setTest:function(ae){ae?ge(i.DEPTH_TEST):Ue(i.DEPTH_TEST)},setMask:function(ae){H!==ae&&!R&&(i.depthMask(ae),H=ae)},setFunc:function(ae){if(J&&(ae=dp[ae]),le!==ae){switch(ae){case So:i.depthFunc(i.NEVER);break;case wo:i.depthFunc(i.ALWAYS);break;case To:i.depthFunc(i.LESS);break;case Xs:i.depthFunc(i.LEQUAL);break;case Ao:i.depthFunc(i.EQUAL);break;case Eo:i.depthFunc(i.GEQUAL);break;case Ro:i.depthFunc(i.GREATER);break;case Co:i.depthFunc(i.NOTEQUAL);break;default:i.depthFunc(i.LEQUAL)}le=ae}},setLocked:function(ae){R=ae},setClear:function(ae){se!==ae&&(se=ae,J&&(ae=1-ae),i.clearDepth(ae))},reset:function(){R=!1,H=null,le=null,se=null,J=!1}}}function s(){let R=!1,J=null,H=null,le=null,se=null,ae=null,we=null,Be=null,ie=null;return{setTest:function(Te){R||(Te?ge(i.STENCIL_TEST):Ue(i.STENCIL_TEST))},setMask:function(Te){J!==Te&&!R&&(i.stencilMask(Te),J=Te)},setFunc:function(Te,Oe,pe){(H!==Te||le!==Oe||se!==pe)&&(i.stencilFunc(Te,Oe,pe),H=Te,le=Oe,se=pe)},setOp:function(Te,Oe,pe){(ae!==Te||we!==Oe||Be!==pe)&&(i.stencilOp(Te,Oe,pe),ae=Te,we=Oe,Be=pe)},setLocked:function(Te){R=Te},setClear:function(Te){ie!==Te&&(i.clearStencil(Te),ie=Te)},reset:function(){R=!1,J=null,H=null,le=null,se=null,ae=null,we=null,Be=null,ie=null}}}let r=new t,a=new n,o=new s,l={},c=new WeakMap,u={},d={},h={},f=new WeakMap,g=[],v=null,m=!1,p=null,M=null,A=null,b=null,E=null,T=null,x=null,S=new Ge(0,0,0),O=0,P=!1,N=null,G=null,q=null,I=null,X=null,K=i.getParameter(i.MAX_COMBINED_TEXTURE_IMAGE_UNITS),V=!1,ne=0,W=i.getParameter(i.VERSION);W.indexOf("WebGL")!==-1?(ne=parseFloat(/^WebGL (\d)/.exec(W)[1]),V=ne>=1):W.indexOf("OpenGL ES")!==-1&&(ne=parseFloat(/^OpenGL ES (\d)/.exec(W)[1]),V=ne>=2);let Q=null,ee={},be=i.getParameter(i.SCISSOR_BOX),Le=i.getParameter(i.VIEWPORT),Z=new Ke().fromArray(be),me=new Ke().fromArray(Le);function ye(R,J,H,le){let se=new Uint8Array(4),ae=i.createTexture();i.bindTexture(R,ae),i.texParameteri(R,i.TEXTURE_MIN_FILTER,i.NEAREST),i.texParameteri(R,i.TEXTURE_MAG_FILTER,i.NEAREST);for(let we=0;we<H;we++)R===i.TEXTURE_3D||R===i.TEXTURE_2D_ARRAY?i.texImage3D(J,0,i.RGBA,1,1,le,0,i.RGBA,i.UNSIGNED_BYTE,se):i.texImage2D(J+we,0,i.RGBA,1,1,0,i.RGBA,i.UNSIGNED_BYTE,se);return ae}let Ee={};Ee[i.TEXTURE_2D]=ye(i.TEXTURE_2D,i.TEXTURE_2D,1),Ee[i.TEXTURE_CUBE_MAP]=ye(i.TEXTURE_CUBE_MAP,i.TEXTURE_CUBE_MAP_POSITIVE_X,6),Ee[i.TEXTURE_2D_ARRAY]=ye(i.TEXTURE_2D_ARRAY,i.TEXTURE_2D_ARRAY,1,1),Ee[i.TEXTURE_3D]=ye(i.TEXTURE_3D,i.TEXTURE_3D,1,1),r.setClear(0,0,0,1),a.setClear(1),o.setClear(0),ge(i.DEPTH_TEST),a.setFunc(Xs),nn(!1),ht(_u),ge(i.CULL_FACE),Pt(ps);function ge(R){u[R]!==!0&&(i.enable(R),u[R]=!0)}function Ue(R){u[R]!==!1&&(i.disable(R),u[R]=!1)}function mt(R,J){return h[R]!==J?(i.bindFramebuffer(R,J),h[R]=J,R===i.DRAW_FRAMEBUFFER&&(h[i.FRAMEBUFFER]=J),R===i.FRAMEBUFFER&&(h[i.DRAW_FRAMEBUFFER]=J),!0):!1}function Ce(R,J){let H=g,le=!1;if(R){H=f.get(J),H===void 0&&(H=[],f.set(J,H));let se=R.textures;if(H.length!==se.length||H[0]!==i.COLOR_ATTACHMENT0){for(let ae=0,we=se.length;ae<we;ae++)H[ae]=i.COLOR_ATTACHMENT0+ae;H.length=se.length,le=!0}}else H[0]!==i.BACK&&(H[0]=i.BACK,le=!0);le&&i.drawBuffers(H)}function je(R){return v!==R?(i.useProgram(R),v=R,!0):!1}let nt={[ms]:i.FUNC_ADD,[Uf]:i.FUNC_SUBTRACT,[kf]:i.FUNC_REVERSE_SUBTRACT};nt[Ff]=i.MIN,nt[Of]=i.MAX;let We={[Bf]:i.ZERO,[zf]:i.ONE,[Gf]:i.SRC_COLOR,[wu]:i.SRC_ALPHA,[qf]:i.SRC_ALPHA_SATURATE,[Xf]:i.DST_COLOR,[Hf]:i.DST_ALPHA,[Vf]:i.ONE_MINUS_SRC_COLOR,[Tu]:i.ONE_MINUS_SRC_ALPHA,[$f]:i.ONE_MINUS_DST_COLOR,[Wf]:i.ONE_MINUS_DST_ALPHA,[Yf]:i.CONSTANT_COLOR,[Zf]:i.ONE_MINUS_CONSTANT_COLOR,[Jf]:i.CONSTANT_ALPHA,[Kf]:i.ONE_MINUS_CONSTANT_ALPHA};function Pt(R,J,H,le,se,ae,we,Be,ie,Te){if(R===ps){m===!0&&(Ue(i.BLEND),m=!1);return}if(m===!1&&(ge(i.BLEND),m=!0),R!==Nf){if(R!==p||Te!==P){if((M!==ms||E!==ms)&&(i.blendEquation(i.FUNC_ADD),M=ms,E=ms),Te)switch(R){case ir:i.blendFuncSeparate(i.ONE,i.ONE_MINUS_SRC_ALPHA,i.ONE,i.ONE_MINUS_SRC_ALPHA);break;case Mu:i.blendFunc(i.ONE,i.ONE);break;case bu:i.blendFuncSeparate(i.ZERO,i.ONE_MINUS_SRC_COLOR,i.ZERO,i.ONE);break;case Su:i.blendFuncSeparate(i.DST_COLOR,i.ONE_MINUS_SRC_ALPHA,i.ZERO,i.ONE);break;default:Ie("WebGLState: Invalid blending: ",R);break}else switch(R){case ir:i.blendFuncSeparate(i.SRC_ALPHA,i.ONE_MINUS_SRC_ALPHA,i.ONE,i.ONE_MINUS_SRC_ALPHA);break;case Mu:i.blendFuncSeparate(i.SRC_ALPHA,i.ONE,i.ONE,i.ONE);break;case bu:Ie("WebGLState: SubtractiveBlending requires material.premultipliedAlpha = true");break;case Su:Ie("WebGLState: MultiplyBlending requires material.premultipliedAlpha = true");break;default:Ie("WebGLState: Invalid blending: ",R);break}A=null,b=null,T=null,x=null,S.set(0,0,0),O=0,p=R,P=Te}return}se=se||J,ae=ae||H,we=we||le,(J!==M||se!==E)&&(i.blendEquationSeparate(nt[J],nt[se]),M=J,E=se),(H!==A||le!==b||ae!==T||we!==x)&&(i.blendFuncSeparate(We[H],We[le],We[ae],We[we]),A=H,b=le,T=ae,x=we),(Be.equals(S)===!1||ie!==O)&&(i.blendColor(Be.r,Be.g,Be.b,ie),S.copy(Be),O=ie),p=R,P=!1}function xt(R,J){R.side===Ln?Ue(i.CULL_FACE):ge(i.CULL_FACE);let H=R.side===en;J&&(H=!H),nn(H),R.blending===ir&&R.transparent===!1?Pt(ps):Pt(R.blending,R.blendEquation,R.blendSrc,R.blendDst,R.blendEquationAlpha,R.blendSrcAlpha,R.blendDstAlpha,R.blendColor,R.blendAlpha,R.premultipliedAlpha),a.setFunc(R.depthFunc),a.setTest(R.depthTest),a.setMask(R.depthWrite),r.setMask(R.colorWrite);let le=R.stencilWrite;o.setTest(le),le&&(o.setMask(R.stencilWriteMask),o.setFunc(R.stencilFunc,R.stencilRef,R.stencilFuncMask),o.setOp(R.stencilFail,R.stencilZFail,R.stencilZPass)),Tt(R.polygonOffset,R.polygonOffsetFactor,R.polygonOffsetUnits),R.alphaToCoverage===!0?ge(i.SAMPLE_ALPHA_TO_COVERAGE):Ue(i.SAMPLE_ALPHA_TO_COVERAGE)}function nn(R){N!==R&&(R?i.frontFace(i.CW):i.frontFace(i.CCW),N=R)}function ht(R){R!==Pf?(ge(i.CULL_FACE),R!==G&&(R===_u?i.cullFace(i.BACK):R===Df?i.cullFace(i.FRONT):i.cullFace(i.FRONT_AND_BACK))):Ue(i.CULL_FACE),G=R}function $n(R){R!==q&&(V&&i.lineWidth(R),q=R)}function Tt(R,J,H){R?(ge(i.POLYGON_OFFSET_FILL),(I!==J||X!==H)&&(I=J,X=H,a.getReversed()&&(J=-J,H=-H),i.polygonOffset(J,H))):Ue(i.POLYGON_OFFSET_FILL)}function Mn(R){R?ge(i.SCISSOR_TEST):Ue(i.SCISSOR_TEST)}function bn(R){R===void 0&&(R=i.TEXTURE0+K-1),Q!==R&&(i.activeTexture(R),Q=R)}function Sn(R,J,H){H===void 0&&(Q===null?H=i.TEXTURE0+K-1:H=Q);let le=ee[H];le===void 0&&(le={type:void 0,texture:void 0},ee[H]=le),(le.type!==R||le.texture!==J)&&(Q!==H&&(i.activeTexture(H),Q=H),i.bindTexture(R,J||Ee[R]),le.type=R,le.texture=J)}function D(){let R=ee[Q];R!==void 0&&R.type!==void 0&&(i.bindTexture(R.type,null),R.type=void 0,R.texture=void 0)}function wn(){try{i.compressedTexImage2D(...arguments)}catch(R){Ie("WebGLState:",R)}}function lt(){try{i.compressedTexImage3D(...arguments)}catch(R){Ie("WebGLState:",R)}}function ct(){try{i.texSubImage2D(...arguments)}catch(R){Ie("WebGLState:",R)}}function fe(){try{i.texSubImage3D(...arguments)}catch(R){Ie("WebGLState:",R)}}function yt(){try{i.compressedTexSubImage2D(...arguments)}catch(R){Ie("WebGLState:",R)}}function Re(){try{i.compressedTexSubImage3D(...arguments)}catch(R){Ie("WebGLState:",R)}}function De(){try{i.texStorage2D(...arguments)}catch(R){Ie("WebGLState:",R)}}function w(){try{i.texStorage3D(...arguments)}catch(R){Ie("WebGLState:",R)}}function y(){try{i.texImage2D(...arguments)}catch(R){Ie("WebGLState:",R)}}function k(){try{i.texImage3D(...arguments)}catch(R){Ie("WebGLState:",R)}}function te(R){return d[R]!==void 0?d[R]:i.getParameter(R)}function j(R,J){d[R]!==J&&(i.pixelStorei(R,J),d[R]=J)}function re(R){Z.equals(R)===!1&&(i.scissor(R.x,R.y,R.z,R.w),Z.copy(R))}function ue(R){me.equals(R)===!1&&(i.viewport(R.x,R.y,R.z,R.w),me.copy(R))}function $(R,J){let H=c.get(J);H===void 0&&(H=new WeakMap,c.set(J,H));let le=H.get(R);le===void 0&&(le=i.getUniformBlockIndex(J,R.name),i.uniformBlockBinding(J,le,le),H.set(R,le))}function Y(R,J,H){let se=c.get(J).get(R);l[se]!==H&&(i.bindBufferBase(i.UNIFORM_BUFFER,se,H),l[se]=H)}function oe(){i.disable(i.BLEND),i.disable(i.CULL_FACE),i.disable(i.DEPTH_TEST),i.disable(i.POLYGON_OFFSET_FILL),i.disable(i.SCISSOR_TEST),i.disable(i.STENCIL_TEST),i.disable(i.SAMPLE_ALPHA_TO_COVERAGE),i.blendEquation(i.FUNC_ADD),i.blendFunc(i.ONE,i.ZERO),i.blendFuncSeparate(i.ONE,i.ZERO,i.ONE,i.ZERO),i.blendColor(0,0,0,0),i.colorMask(!0,!0,!0,!0),i.clearColor(0,0,0,0),i.depthMask(!0),i.depthFunc(i.LESS),a.setReversed(!1),i.clearDepth(1),i.stencilMask(4294967295),i.stencilFunc(i.ALWAYS,0,4294967295),i.stencilOp(i.KEEP,i.KEEP,i.KEEP),i.clearStencil(0),i.cullFace(i.BACK),i.frontFace(i.CCW),i.polygonOffset(0,0),i.activeTexture(i.TEXTURE0),i.bindFramebuffer(i.FRAMEBUFFER,null),i.bindFramebuffer(i.DRAW_FRAMEBUFFER,null),i.bindFramebuffer(i.READ_FRAMEBUFFER,null),i.useProgram(null),i.lineWidth(1),i.scissor(0,0,i.canvas.width,i.canvas.height),i.viewport(0,0,i.canvas.width,i.canvas.height),i.pixelStorei(i.PACK_ALIGNMENT,4),i.pixelStorei(i.UNPACK_ALIGNMENT,4),i.pixelStorei(i.UNPACK_FLIP_Y_WEBGL,!1),i.pixelStorei(i.UNPACK_PREMULTIPLY_ALPHA_WEBGL,!1),i.pixelStorei(i.UNPACK_COLORSPACE_CONVERSION_WEBGL,i.BROWSER_DEFAULT_WEBGL),i.pixelStorei(i.PACK_ROW_LENGTH,0),i.pixelStorei(i.PACK_SKIP_PIXELS,0),i.pixelStorei(i.PACK_SKIP_ROWS,0),i.pixelStorei(i.UNPACK_ROW_LENGTH,0),i.pixelStorei(i.UNPACK_IMAGE_HEIGHT,0),i.pixelStorei(i.UNPACK_SKIP_PIXELS,0),i.pixelStorei(i.UNPACK_SKIP_ROWS,0),i.pixelStorei(i.UNPACK_SKIP_IMAGES,0),u={},d={},Q=null,ee={},h={},l={},f=new WeakMap,g=[],v=null,m=!1,p=null,M=null,A=null,b=null,E=null,T=null,x=null,S=new Ge(0,0,0),O=0,P=!1,N=null,G=null,q=null,I=null,X=null,Z.set(0,0,i.canvas.width,i.canvas.height),me.set(0,0,i.canvas.width,i.canvas.height),r.reset(),a.reset(),o.reset()}return{buffers:{color:r,depth:a,stencil:o},enable:ge,disable:Ue,bindFramebuffer:mt,drawBuffers:Ce,useProgram:je,setBlending:Pt,setMaterial:xt,setFlipSided:nn,setCullFace:ht,setLineWidth:$n,setPolygonOffset:Tt,setScissorTest:Mn,activeTexture:bn,bindTexture:Sn,unbindTexture:D,compressedTexImage2D:wn,compressedTexImage3D:lt,texImage2D:y,texImage3D:k,pixelStorei:j,getParameter:te,updateUBOMapping:$,uniformBlockBinding:Y,texStorage2D:De,texStorage3D:w,texSubImage2D:ct,texSubImage3D:fe,compressedTexSubImage2D:yt,compressedTexSubImage3D:Re,scissor:re,viewport:ue,reset:oe}}function h_(i,e,t,n,s,r,a){let o=e.has("WEBGL_multisampled_render_to_texture")?e.get("WEBGL_multisampled_render_to_texture"):null,l=typeof navigator>"u"?!1:/OculusBrowser/g.test(navigator.userAgent),c=new He,u=new WeakMap,d=new Set,h,f=new WeakMap,g=new Set,v=new FinalizationRegistry(w=>g.delete(w)),m=!1;try{m=typeof OffscreenCanvas<"u"&&new OffscreenCanvas(1,1).getContext("2d")!==null}catch{}function p(w,y){return m?new OffscreenCanvas(w,y):zr("canvas")}function M(w,y,k){let te=1,j=De(w);if((j.width>k||j.height>k)&&(te=k/Math.max(j.width,j.height)),te<1)if(typeof HTMLImageElement<"u"&&w instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&w instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&w instanceof ImageBitmap||typeof VideoFrame<"u"&&w instanceof VideoFrame){let re=Math.floor(te*j.width),ue=Math.floor(te*j.height);h===void 0&&(h=p(re,ue));let $=y?p(re,ue):h;return $.width=re,$.height=ue,$.getContext("2d").drawImage(w,0,0,re,ue),Ae("WebGLRenderer: Texture has been resized from ("+j.width+"x"+j.height+") to ("+re+"x"+ue+")."),$}else return"data"in w&&Ae("WebGLRenderer: Image in DataTexture is too big ("+j.width+"x"+j.height+")."),w;return w}function A(w){return w.generateMipmaps}function b(w){i.generateMipmap(w)}function E(w){return w.isWebGLCubeRenderTarget?i.TEXTURE_CUBE_MAP:w.isWebGL3DRenderTarget?i.TEXTURE_3D:w.isWebGLArrayRenderTarget||w.isCompressedArrayTexture?i.TEXTURE_2D_ARRAY:i.TEXTURE_2D}function T(w,y,k,te,j,re=!1){if(w!==null){if(i[w]!==void 0)return i[w];Ae("WebGLRenderer: Attempt to use non-existing WebGL internal format '"+w+"'")}let ue;te&&(ue=e.get("EXT_texture_norm16"),ue||Ae("WebGLRenderer: Unable to use normalized textures without EXT_texture_norm16 extension"));let $=y;if(y===i.RED&&(k===i.FLOAT&&($=i.R32F),k===i.HALF_FLOAT&&($=i.R16F),k===i.UNSIGNED_BYTE&&($=i.R8),k===i.UNSIGNED_SHORT&&ue&&($=ue.R16_EXT),k===i.SHORT&&ue&&($=ue.R16_SNORM_EXT)),y===i.RED_INTEGER&&(k===i.UNSIGNED_BYTE&&($=i.R8UI),k===i.UNSIGNED_SHORT&&($=i.R16UI),k===i.UNSIGNED_INT&&($=i.R32UI),k===i.BYTE&&($=i.R8I),k===i.SHORT&&($=i.R16I),k===i.INT&&($=i.R32I)),y===i.RG&&(k===i.FLOAT&&($=i.RG32F),k===i.HALF_FLOAT&&($=i.RG16F),k===i.UNSIGNED_BYTE&&($=i.RG8),k===i.UNSIGNED_SHORT&&ue&&($=ue.RG16_EXT),k===i.SHORT&&ue&&($=ue.RG16_SNORM_EXT)),y===i.RG_INTEGER&&(k===i.UNSIGNED_BYTE&&($=i.RG8UI),k===i.UNSIGNED_SHORT&&($=i.RG16UI),k===i.UNSIGNED_INT&&($=i.RG32UI),k===i.BYTE&&($=i.RG8I),k===i.SHORT&&($=i.RG16I),k===i.INT&&($=i.RG32I)),y===i.RGB_INTEGER&&(k===i.UNSIGNED_BYTE&&($=i.RGB8UI),k===i.UNSIGNED_SHORT&&($=i.RGB16UI),k===i.UNSIGNED_INT&&($=i.RGB32UI),k===i.BYTE&&($=i.RGB8I),k===i.SHORT&&($=i.RGB16I),k===i.INT&&($=i.RGB32I)),y===i.RGBA_INTEGER&&(k===i.UNSIGNED_BYTE&&($=i.RGBA8UI),k===i.UNSIGNED_SHORT&&($=i.RGBA16UI),k===i.UNSIGNED_INT&&($=i.RGBA32UI),k===i.BYTE&&($=i.RGBA8I),k===i.SHORT&&($=i.RGBA16I),k===i.INT&&($=i.RGBA32I)),y===i.RGB&&(k===i.UNSIGNED_SHORT&&ue&&($=ue.RGB16_EXT),k===i.SHORT&&ue&&($=ue.RGB16_SNORM_EXT),k===i.UNSIGNED_INT_5_9_9_9_REV&&($=i.RGB9_E5),k===i.UNSIGNED_INT_10F_11F_11F_REV&&($=i.R11F_G11F_B10F)),y===i.RGBA){let Y=re?Br:qe.getTransfer(j);k===i.FLOAT&&($=i.RGBA32F),k===i.HALF_FLOAT&&($=i.RGBA16F),k===i.UNSIGNED_BYTE&&($=Y===Je?i.SRGB8_ALPHA8:i.RGBA8),k===i.UNSIGNED_SHORT&&ue&&($=ue.RGBA16_EXT),k===i.SHORT&&ue&&($=ue.RGBA16_SNORM_EXT),k===i.UNSIGNED_SHORT_4_4_4_4&&($=i.RGBA4),k===i.UNSIGNED_SHORT_5_5_5_1&&($=i.RGB5_A1)}return($===i.R16F||$===i.R32F||$===i.RG16F||$===i.RG32F||$===i.RGBA16F||$===i.RGBA32F)&&e.get("EXT_color_buffer_float"),$}function x(w,y){let k;return w?y===null||y===Vn||y===vs?k=i.DEPTH24_STENCIL8:y===Hn?k=i.DEPTH32F_STENCIL8:y===rr&&(k=i.DEPTH24_STENCIL8,Ae("DepthTexture: 16 bit depth attachment is not supported with stencil. Using 24-bit attachment.")):y===null||y===Vn||y===vs?k=i.DEPTH_COMPONENT24:y===Hn?k=i.DEPTH_COMPONENT32F:y===rr&&(k=i.DEPTH_COMPONENT16),k}function S(w,y){return A(w)===!0||w.isFramebufferTexture&&w.minFilter!==It&&w.minFilter!==jt?Math.log2(Math.max(y.width,y.height))+1:w.mipmaps.length>0?w.mipmaps.length:w.isCompressedTexture&&Array.isArray(w.image)?y.mipmaps.length:1}function O(w){let y=new WeakRef(w);n.get(w).__ref=y,g.add(y),v.register(w,y,y)}function P(w){let y=n.get(w).__ref;y!==void 0&&(g.delete(y),v.unregister(y))}function N(w){q(w.target)}function G(w){I(w.target)}function q(w){w.removeEventListener("dispose",N),P(w),K(w),w.isVideoTexture&&u.delete(w),w.isHTMLTexture&&d.delete(w)}function I(w){w.removeEventListener("dispose",G),P(w),ne(w)}function X(){for(let w of g){let y=w.deref();y!==void 0&&(y.isRenderTarget===!0?I(y):q(y))}g.clear(),d.clear()}function K(w){let y=n.get(w);if(y.__webglInit===void 0)return;let k=w.source,te=f.get(k);if(te){let j=te[y.__cacheKey];j.usedTimes--,j.usedTimes===0&&V(w),Object.keys(te).length===0&&f.delete(k)}n.remove(w)}function V(w){let y=n.get(w);i.deleteTexture(y.__webglTexture);let k=w.source,te=f.get(k);delete te[y.__cacheKey],a.memory.textures--}function ne(w){let y=n.get(w);y.__depthDisposeCallback&&y.__depthDisposeCallback();let k=w.depthTexture;if(k&&k.renderTarget===w&&q(k),w.isWebGLCubeRenderTarget)for(let j=0;j<6;j++){if(Array.isArray(y.__webglFramebuffer[j]))for(let re=0;re<y.__webglFramebuffer[j].length;re++)i.deleteFramebuffer(y.__webglFramebuffer[j][re]);else i.deleteFramebuffer(y.__webglFramebuffer[j]);y.__webglDepthbuffer&&i.deleteRenderbuffer(y.__webglDepthbuffer[j])}else{if(Array.isArray(y.__webglFramebuffer))for(let j=0;j<y.__webglFramebuffer.length;j++)i.deleteFramebuffer(y.__webglFramebuffer[j]);else i.deleteFramebuffer(y.__webglFramebuffer);if(y.__webglDepthbuffer&&i.deleteRenderbuffer(y.__webglDepthbuffer),y.__webglMultisampledFramebuffer&&i.deleteFramebuffer(y.__webglMultisampledFramebuffer),y.__webglColorRenderbuffer)for(let j=0;j<y.__webglColorRenderbuffer.length;j++)y.__webglColorRenderbuffer[j]&&i.deleteRenderbuffer(y.__webglColorRenderbuffer[j]);y.__webglDepthRenderbuffer&&i.deleteRenderbuffer(y.__webglDepthRenderbuffer)}let te=w.textures;for(let j=0,re=te.length;j<re;j++){let ue=n.get(te[j]);ue.__webglTexture&&(i.deleteTexture(ue.__webglTexture),a.memory.textures--),n.remove(te[j])}n.remove(w)}let W=0;function Q(){W=0}function ee(){return W}function be(w){W=w}function Le(){let w=W;return w>=s.maxTextures&&Ae("WebGLTextures: Trying to use "+(w+1)+" texture units while this GPU supports only "+s.maxTextures),W+=1,w}function Z(w){let y=[];return y.push(w.wrapS),y.push(w.wrapT),y.push(w.wrapR||0),y.push(w.magFilter),y.push(w.minFilter),y.push(w.anisotropy),y.push(w.internalFormat),y.push(w.format),y.push(w.type),y.push(w.generateMipmaps),y.push(w.mipmapsAutoUpdate),y.push(w.premultiplyAlpha),y.push(w.flipY),y.push(w.unpackAlignment),y.push(w.colorSpace),y.join()}function me(w,y){let k=n.get(w);if(w.isVideoTexture&&yt(w),w.isRenderTargetTexture===!1&&w.isExternalTexture!==!0&&w.version>0&&k.__version!==w.version){let te=w.image;if(te===null)Ae("WebGLRenderer: Texture marked for update but no image data found.");else if(te.complete===!1)Ae("WebGLRenderer: Texture marked for update but image is incomplete");else{xt(k,w,y);return}}else w.isExternalTexture&&(k.__webglTexture=w.sourceTexture?w.sourceTexture:null);t.bindTexture(i.TEXTURE_2D,k.__webglTexture,i.TEXTURE0+y)}function ye(w,y){let k=n.get(w);if(w.isRenderTargetTexture===!1&&w.version>0&&k.__version!==w.version){xt(k,w,y);return}else w.isExternalTexture&&(k.__webglTexture=w.sourceTexture?w.sourceTexture:null);t.bindTexture(i.TEXTURE_2D_ARRAY,k.__webglTexture,i.TEXTURE0+y)}function Ee(w,y){let k=n.get(w);if(w.isRenderTargetTexture===!1&&w.version>0&&k.__version!==w.version){xt(k,w,y);return}t.bindTexture(i.TEXTURE_3D,k.__webglTexture,i.TEXTURE0+y)}function ge(w,y){let k=n.get(w);if(w.version>0&&k.__version!==w.version){nn(k,w,y);return}t.bindTexture(i.TEXTURE_CUBE_MAP,k.__webglTexture,i.TEXTURE0+y)}let Ue={[Io]:i.REPEAT,[jn]:i.CLAMP_TO_EDGE,[Po]:i.MIRRORED_REPEAT},mt={[It]:i.NEAREST,[ep]:i.NEAREST_MIPMAP_NEAREST,[ha]:i.NEAREST_MIPMAP_LINEAR,[jt]:i.LINEAR,[ol]:i.LINEAR_MIPMAP_NEAREST,[wi]:i.LINEAR_MIPMAP_LINEAR},Ce={[sp]:i.NEVER,[Hu]:i.ALWAYS,[rp]:i.LESS,[Gu]:i.LEQUAL,[ap]:i.EQUAL,[Vu]:i.GEQUAL,[op]:i.GREATER,[lp]:i.NOTEQUAL};function je(w,y){if(y.type===Hn&&e.has("OES_texture_float_linear")===!1&&(y.magFilter===jt||y.magFilter===ol||y.magFilter===ha||y.magFilter===wi||y.minFilter===jt||y.minFilter===ol||y.minFilter===ha||y.minFilter===wi)&&Ae("WebGLRenderer: Unable to use linear filtering with floating point textures. OES_texture_float_linear not supported on this device."),i.texParameteri(w,i.TEXTURE_WRAP_S,Ue[y.wrapS]),i.texParameteri(w,i.TEXTURE_WRAP_T,Ue[y.wrapT]),(w===i.TEXTURE_3D||w===i.TEXTURE_2D_ARRAY)&&i.texParameteri(w,i.TEXTURE_WRAP_R,Ue[y.wrapR]),i.texParameteri(w,i.TEXTURE_MAG_FILTER,mt[y.magFilter]),i.texParameteri(w,i.TEXTURE_MIN_FILTER,mt[y.minFilter]),y.compareFunction&&(i.texParameteri(w,i.TEXTURE_COMPARE_MODE,i.COMPARE_REF_TO_TEXTURE),i.texParameteri(w,i.TEXTURE_COMPARE_FUNC,Ce[y.compareFunction])),e.has("EXT_texture_filter_anisotropic")===!0){if(y.magFilter===It||y.minFilter!==ha&&y.minFilter!==wi||y.type===Hn&&e.has("OES_texture_float_linear")===!1)return;if(y.anisotropy>1||n.get(y).__currentAnisotropy){let k=e.get("EXT_texture_filter_anisotropic");i.texParameterf(w,k.TEXTURE_MAX_ANISOTROPY_EXT,Math.min(y.anisotropy,s.getMaxAnisotropy())),n.get(y).__currentAnisotropy=y.anisotropy}}}function nt(w,y){let k=!1;w.__webglInit===void 0&&(w.__webglInit=!0,y.addEventListener("dispose",N),O(y));let te=y.source,j=f.get(te);j===void 0&&(j={},f.set(te,j));let re=Z(y);if(re!==w.__cacheKey){j[re]===void 0&&(j[re]={texture:i.createTexture(),usedTimes:0},a.memory.textures++,k=!0),j[re].usedTimes++;let ue=j[w.__cacheKey];ue!==void 0&&(j[w.__cacheKey].usedTimes--,ue.usedTimes===0&&V(y)),w.__cacheKey=re,w.__webglTexture=j[re].texture}return k}function We(w,y,k){return Math.floor(Math.floor(w/k)/y)}function Pt(w,y,k,te){let re=w.updateRanges;if(re.length===0)t.texSubImage2D(i.TEXTURE_2D,0,0,0,y.width,y.height,k,te,y.data);else{re.sort((R,J)=>R.start-J.start);let ue=0;for(let R=1;R<re.length;R++){let J=re[ue],H=re[R],le=J.start+J.count,se=We(H.start,y.width,4),ae=We(J.start,y.width,4);H.start<=le+1&&se===ae&&We(H.start+H.count-1,y.width,4)===se?J.count=Math.max(J.count,H.start+H.count-J.start):(++ue,re[ue]=H)}re.length=ue+1;let $=t.getParameter(i.UNPACK_ROW_LENGTH),Y=t.getParameter(i.UNPACK_SKIP_PIXELS),oe=t.getParameter(i.UNPACK_SKIP_ROWS);t.pixelStorei(i.UNPACK_ROW_LENGTH,y.width);for(let R=0,J=re.length;R<J;R++){let H=re[R],le=Math.floor(H.start/4),se=Math.ceil(H.count/4),ae=le%y.width,we=Math.floor(le/y.width),Be=se,ie=1;t.pixelStorei(i.UNPACK_SKIP_PIXELS,ae),t.pixelStorei(i.UNPACK_SKIP_ROWS,we),t.texSubImage2D(i.TEXTURE_2D,0,ae,we,Be,ie,k,te,y.data)}w.clearUpdateRanges(),t.pixelStorei(i.UNPACK_ROW_LENGTH,$),t.pixelStorei(i.UNPACK_SKIP_PIXELS,Y),t.pixelStorei(i.UNPACK_SKIP_ROWS,oe)}}function xt(w,y,k){let te=i.TEXTURE_2D;(y.isDataArrayTexture||y.isCompressedArrayTexture)&&(te=i.TEXTURE_2D_ARRAY),y.isData3DTexture&&(te=i.TEXTURE_3D);let j=nt(w,y),re=y.source;t.bindTexture(te,w.__webglTexture,i.TEXTURE0+k);let ue=n.get(re);if(re.version!==ue.__version||j===!0){if(t.activeTexture(i.TEXTURE0+k),(typeof ImageBitmap<"u"&&y.image instanceof ImageBitmap)===!1){let ie=qe.getPrimaries(qe.workingColorSpace),Te=y.colorSpace===Ai?null:qe.getPrimaries(y.colorSpace),Oe=y.colorSpace===Ai||ie===Te?i.NONE:i.BROWSER_DEFAULT_WEBGL;t.pixelStorei(i.UNPACK_FLIP_Y_WEBGL,y.flipY),t.pixelStorei(i.UNPACK_PREMULTIPLY_ALPHA_WEBGL,y.premultiplyAlpha),t.pixelStorei(i.UNPACK_COLORSPACE_CONVERSION_WEBGL,Oe)}t.pixelStorei(i.UNPACK_ALIGNMENT,y.unpackAlignment);let Y=M(y.image,!1,s.maxTextureSize);Y=Re(y,Y);let oe=r.convert(y.format,y.colorSpace),R=r.convert(y.type),J=T(y.internalFormat,oe,R,y.normalized,y.colorSpace,y.isVideoTexture);je(te,y);let H,le=y.mipmaps,se=y.isVideoTexture!==!0,ae=ue.__version===void 0||j===!0,we=re.dataReady,Be=S(y,Y);if(y.isDepthTexture)J=x(y.format===Ti,y.type),ae&&(se?t.texStorage2D(i.TEXTURE_2D,1,J,Y.width,Y.height):t.texImage2D(i.TEXTURE_2D,0,J,Y.width,Y.height,0,oe,R,null));else if(y.isDataTexture)if(le.length>0){se&&ae&&t.texStorage2D(i.TEXTURE_2D,Be,J,le[0].width,le[0].height);for(let ie=0,Te=le.length;ie<Te;ie++)H=le[ie],se?we&&t.texSubImage2D(i.TEXTURE_2D,ie,0,0,H.width,H.height,oe,R,H.data):t.texImage2D(i.TEXTURE_2D,ie,J,H.width,H.height,0,oe,R,H.data);y.generateMipmaps=!1}else se?(ae&&t.texStorage2D(i.TEXTURE_2D,Be,J,Y.width,Y.height),we&&Pt(y,Y,oe,R)):t.texImage2D(i.TEXTURE_2D,0,J,Y.width,Y.height,0,oe,R,Y.data);else if(y.isCompressedTexture)if(y.isCompressedArrayTexture){se&&ae&&t.texStorage3D(i.TEXTURE_2D_ARRAY,Be,J,le[0].width,le[0].height,Y.depth);for(let ie=0,Te=le.length;ie<Te;ie++)if(H=le[ie],y.format!==Xn)if(oe!==null)if(se){if(we)if(y.layerUpdates.size>0){let Oe=eh(H.width,H.height,y.format,y.type);for(let pe of y.layerUpdates){let Qe=H.data.subarray(pe*Oe/H.data.BYTES_PER_ELEMENT,(pe+1)*Oe/H.data.BYTES_PER_ELEMENT);t.compressedTexSubImage3D(i.TEXTURE_2D_ARRAY,ie,0,0,pe,H.width,H.height,1,oe,Qe)}}else t.compressedTexSubImage3D(i.TEXTURE_2D_ARRAY,ie,0,0,0,H.width,H.height,Y.depth,oe,H.data)}else t.compressedTexImage3D(i.TEXTURE_2D_ARRAY,ie,J,H.width,H.height,Y.depth,0,H.data,0,0);else Ae("WebGLRenderer: Attempt to load unsupported compressed texture format in .uploadTexture()");else se?we&&t.texSubImage3D(i.TEXTURE_2D_ARRAY,ie,0,0,0,H.width,H.height,Y.depth,oe,R,H.data):t.texImage3D(i.TEXTURE_2D_ARRAY,ie,J,H.width,H.height,Y.depth,0,oe,R,H.data);y.layerUpdates.size>0&&y.clearLayerUpdates()}else{se&&ae&&t.texStorage2D(i.TEXTURE_2D,Be,J,le[0].width,le[0].height);for(let ie=0,Te=le.length;ie<Te;ie++)H=le[ie],y.format!==Xn?oe!==null?se?we&&t.compressedTexSubImage2D(i.TEXTURE_2D,ie,0,0,H.width,H.height,oe,H.data):t.compressedTexImage2D(i.TEXTURE_2D,ie,J,H.width,H.height,0,H.data):Ae("WebGLRenderer: Attempt to load unsupported compressed texture format in .uploadTexture()"):se?we&&t.texSubImage2D(i.TEXTURE_2D,ie,0,0,H.width,H.height,oe,R,H.data):t.texImage2D(i.TEXTURE_2D,ie,J,H.width,H.height,0,oe,R,H.data)}else if(y.isDataArrayTexture)if(se){if(ae&&t.texStorage3D(i.TEXTURE_2D_ARRAY,Be,J,Y.width,Y.height,Y.depth),we)if(y.layerUpdates.size>0){let ie=eh(Y.width,Y.height,y.format,y.type);for(let Te of y.layerUpdates){let Oe=Y.data.subarray(Te*ie/Y.data.BYTES_PER_ELEMENT,(Te+1)*ie/Y.data.BYTES_PER_ELEMENT);t.texSubImage3D(i.TEXTURE_2D_ARRAY,0,0,0,Te,Y.width,Y.height,1,oe,R,Oe)}y.clearLayerUpdates()}else t.texSubImage3D(i.TEXTURE_2D_ARRAY,0,0,0,0,Y.width,Y.height,Y.depth,oe,R,Y.data)}else t.texImage3D(i.TEXTURE_2D_ARRAY,0,J,Y.width,Y.height,Y.depth,0,oe,R,Y.data);else if(y.isData3DTexture)se?(ae&&t.texStorage3D(i.TEXTURE_3D,Be,J,Y.width,Y.height,Y.depth),we&&t.texSubImage3D(i.TEXTURE_3D,0,0,0,0,Y.width,Y.height,Y.depth,oe,R,Y.data)):t.texImage3D(i.TEXTURE_3D,0,J,Y.width,Y.height,Y.depth,0,oe,R,Y.data);else if(y.isFramebufferTexture){if(ae)if(se)t.texStorage2D(i.TEXTURE_2D,Be,J,Y.width,Y.height);else{let ie=Y.width,Te=Y.height;for(let Oe=0;Oe<Be;Oe++)t.texImage2D(i.TEXTURE_2D,Oe,J,ie,Te,0,oe,R,null),ie>>=1,Te>>=1}}else if(y.isHTMLTexture){if("texElementImage2D"in i){let ie=i.canvas;if(ie.hasAttribute("layoutsubtree")||ie.setAttribute("layoutsubtree","true"),Y.parentNode!==ie){ie.appendChild(Y),d.add(y),ie.onpaint=Te=>{let Oe=Te.changedElements;for(let pe of d)Oe.includes(pe.image)&&(pe.needsUpdate=!0)},ie.requestPaint();return}if(i.texElementImage2D.length===3)i.texElementImage2D(i.TEXTURE_2D,i.RGBA8,Y);else{let Oe=i.RGBA,pe=i.RGBA,Qe=i.UNSIGNED_BYTE;i.texElementImage2D(i.TEXTURE_2D,0,Oe,pe,Qe,Y)}i.texParameteri(i.TEXTURE_2D,i.TEXTURE_MIN_FILTER,i.LINEAR),i.texParameteri(i.TEXTURE_2D,i.TEXTURE_WRAP_S,i.CLAMP_TO_EDGE),i.texParameteri(i.TEXTURE_2D,i.TEXTURE_WRAP_T,i.CLAMP_TO_EDGE)}}else if(le.length>0){if(se&&ae){let ie=De(le[0]);t.texStorage2D(i.TEXTURE_2D,Be,J,ie.width,ie.height)}for(let ie=0,Te=le.length;ie<Te;ie++)H=le[ie],se?we&&t.texSubImage2D(i.TEXTURE_2D,ie,0,0,oe,R,H):t.texImage2D(i.TEXTURE_2D,ie,J,oe,R,H);y.generateMipmaps=!1}else if(se){if(ae){let ie=De(Y);t.texStorage2D(i.TEXTURE_2D,Be,J,ie.width,ie.height)}we&&t.texSubImage2D(i.TEXTURE_2D,0,0,0,oe,R,Y)}else t.texImage2D(i.TEXTURE_2D,0,J,oe,R,Y);A(y)&&y.mipmapsAutoUpdate===!0&&b(te),ue.__version=re.version,y.onUpdate&&y.onUpdate(y)}w.__version=y.version}function nn(w,y,k){if(y.image.length!==6)return;let te=nt(w,y),j=y.source;t.bindTexture(i.TEXTURE_CUBE_MAP,w.__webglTexture,i.TEXTURE0+k);let re=n.get(j);if(j.version!==re.__version||te===!0){t.activeTexture(i.TEXTURE0+k);let ue=qe.getPrimaries(qe.workingColorSpace),$=y.colorSpace===Ai?null:qe.getPrimaries(y.colorSpace),Y=y.colorSpace===Ai||ue===$?i.NONE:i.BROWSER_DEFAULT_WEBGL;t.pixelStorei(i.UNPACK_FLIP_Y_WEBGL,y.flipY),t.pixelStorei(i.UNPACK_PREMULTIPLY_ALPHA_WEBGL,y.premultiplyAlpha),t.pixelStorei(i.UNPACK_ALIGNMENT,y.unpackAlignment),t.pixelStorei(i.UNPACK_COLORSPACE_CONVERSION_WEBGL,Y);let oe=y.isCompressedTexture||y.image[0].isCompressedTexture,R=y.image[0]&&y.image[0].isDataTexture,J=[];for(let pe=0;pe<6;pe++)!oe&&!R?J[pe]=M(y.image[pe],!0,s.maxCubemapSize):J[pe]=R?y.image[pe].image:y.image[pe],J[pe]=Re(y,J[pe]);let H=J[0],le=r.convert(y.format,y.colorSpace),se=r.convert(y.type),ae=T(y.internalFormat,le,se,y.normalized,y.colorSpace),we=y.isVideoTexture!==!0,Be=re.__version===void 0||te===!0,ie=j.dataReady,Te=S(y,H);je(i.TEXTURE_CUBE_MAP,y);let Oe;if(y.isDepthTexture){if(ae=x(y.format===Ti,y.type),Be)if(we)t.texStorage2D(i.TEXTURE_CUBE_MAP,1,ae,H.width,H.height);else for(let pe=0;pe<6;pe++)t.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+pe,0,ae,H.width,H.height,0,le,se,null)}else if(oe){we&&Be&&t.texStorage2D(i.TEXTURE_CUBE_MAP,Te,ae,H.width,H.height);for(let pe=0;pe<6;pe++){Oe=J[pe].mipmaps;for(let Qe=0;Qe<Oe.length;Qe++){let At=Oe[Qe];y.format!==Xn?le!==null?we?ie&&t.compressedTexSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+pe,Qe,0,0,At.width,At.height,le,At.data):t.compressedTexImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+pe,Qe,ae,At.width,At.height,0,At.data):Ae("WebGLRenderer: Attempt to load unsupported compressed texture format in .setTextureCube()"):we?ie&&t.texSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+pe,Qe,0,0,At.width,At.height,le,se,At.data):t.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+pe,Qe,ae,At.width,At.height,0,le,se,At.data)}}}else{if(Oe=y.mipmaps,we&&Be){Oe.length>0&&Te++;let pe=De(J[0]);t.texStorage2D(i.TEXTURE_CUBE_MAP,Te,ae,pe.width,pe.height)}for(let pe=0;pe<6;pe++)if(R){we?ie&&t.texSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+pe,0,0,0,J[pe].width,J[pe].height,le,se,J[pe].data):t.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+pe,0,ae,J[pe].width,J[pe].height,0,le,se,J[pe].data);for(let Qe=0;Qe<Oe.length;Qe++){let Ei=Oe[Qe].image[pe].image;we?ie&&t.texSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+pe,Qe+1,0,0,Ei.width,Ei.height,le,se,Ei.data):t.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+pe,Qe+1,ae,Ei.width,Ei.height,0,le,se,Ei.data)}}else{we?ie&&t.texSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+pe,0,0,0,le,se,J[pe]):t.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+pe,0,ae,le,se,J[pe]);for(let Qe=0;Qe<Oe.length;Qe++){let At=Oe[Qe];we?ie&&t.texSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+pe,Qe+1,0,0,le,se,At.image[pe]):t.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+pe,Qe+1,ae,le,se,At.image[pe])}}}A(y)&&y.mipmapsAutoUpdate===!0&&b(i.TEXTURE_CUBE_MAP),re.__version=j.version,y.onUpdate&&y.onUpdate(y)}w.__version=y.version}function ht(w,y,k,te,j,re){let ue=r.convert(k.format,k.colorSpace),$=r.convert(k.type),Y=T(k.internalFormat,ue,$,k.normalized,k.colorSpace),oe=n.get(y),R=n.get(k);if(R.__renderTarget=y,!oe.__hasExternalTextures){let J=Math.max(1,y.width>>re),H=Math.max(1,y.height>>re);j===i.TEXTURE_3D||j===i.TEXTURE_2D_ARRAY?t.texImage3D(j,re,Y,J,H,y.depth,0,ue,$,null):t.texImage2D(j,re,Y,J,H,0,ue,$,null)}t.bindFramebuffer(i.FRAMEBUFFER,w),fe(y)?o.framebufferTexture2DMultisampleEXT(i.FRAMEBUFFER,te,j,R.__webglTexture,0,ct(y)):(j===i.TEXTURE_2D||j>=i.TEXTURE_CUBE_MAP_POSITIVE_X&&j<=i.TEXTURE_CUBE_MAP_NEGATIVE_Z)&&i.framebufferTexture2D(i.FRAMEBUFFER,te,j,R.__webglTexture,re),t.bindFramebuffer(i.FRAMEBUFFER,null)}function $n(w,y,k){if(i.bindRenderbuffer(i.RENDERBUFFER,w),y.depthBuffer){let te=y.depthTexture,j=te&&te.isDepthTexture?te.type:null,re=x(y.stencilBuffer,j),ue=y.stencilBuffer?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT;fe(y)?o.renderbufferStorageMultisampleEXT(i.RENDERBUFFER,ct(y),re,y.width,y.height):k?i.renderbufferStorageMultisample(i.RENDERBUFFER,ct(y),re,y.width,y.height):i.renderbufferStorage(i.RENDERBUFFER,re,y.width,y.height),i.framebufferRenderbuffer(i.FRAMEBUFFER,ue,i.RENDERBUFFER,w)}else{let te=y.textures;for(let j=0;j<te.length;j++){let re=te[j],ue=r.convert(re.format,re.colorSpace),$=r.convert(re.type),Y=T(re.internalFormat,ue,$,re.normalized,re.colorSpace);fe(y)?o.renderbufferStorageMultisampleEXT(i.RENDERBUFFER,ct(y),Y,y.width,y.height):k?i.renderbufferStorageMultisample(i.RENDERBUFFER,ct(y),Y,y.width,y.height):i.renderbufferStorage(i.RENDERBUFFER,Y,y.width,y.height)}}i.bindRenderbuffer(i.RENDERBUFFER,null)}function Tt(w,y,k){let te=y.isWebGLCubeRenderTarget===!0;if(t.bindFramebuffer(i.FRAMEBUFFER,w),!(y.depthTexture&&y.depthTexture.isDepthTexture))throw new Error("THREE.WebGLTextures: renderTarget.depthTexture must be an instance of THREE.DepthTexture.");let j=n.get(y.depthTexture);j.__renderTarget=y;let re=te?y.depthTexture.image[0]:y.depthTexture.image;(!j.__webglTexture||re.width!==y.width||re.height!==y.height)&&(re.width=y.width,re.height=y.height,y.depthTexture.needsUpdate=!0),te?ge(y.depthTexture,0):me(y.depthTexture,0);let ue=j.__webglTexture,$=ct(y),Y=te?i.TEXTURE_CUBE_MAP_POSITIVE_X+k:i.TEXTURE_2D,oe=y.depthTexture.format===Ti?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT;if(y.depthTexture.format===Mi)fe(y)?o.framebufferTexture2DMultisampleEXT(i.FRAMEBUFFER,oe,Y,ue,0,$):i.framebufferTexture2D(i.FRAMEBUFFER,oe,Y,ue,0);else if(y.depthTexture.format===Ti)fe(y)?o.framebufferTexture2DMultisampleEXT(i.FRAMEBUFFER,oe,Y,ue,0,$):i.framebufferTexture2D(i.FRAMEBUFFER,oe,Y,ue,0);else throw new Error("THREE.WebGLTextures: Unknown depthTexture format.")}function Mn(w){let y=n.get(w),k=w.isWebGLCubeRenderTarget===!0;if(y.__boundDepthTexture!==w.depthTexture){let te=w.depthTexture;if(y.__depthDisposeCallback&&y.__depthDisposeCallback(),te){let j=()=>{delete y.__boundDepthTexture,delete y.__depthDisposeCallback,te.removeEventListener("dispose",j)};te.addEventListener("dispose",j),y.__depthDisposeCallback=j}y.__boundDepthTexture=te}if(w.depthTexture&&!y.__autoAllocateDepthBuffer)if(k)for(let te=0;te<6;te++)Tt(y.__webglFramebuffer[te],w,te);else w.texture.mipmaps.length>0?Tt(y.__webglFramebuffer[0],w,0):Tt(y.__webglFramebuffer,w,0);else if(k){y.__webglDepthbuffer=[];for(let te=0;te<6;te++)if(t.bindFramebuffer(i.FRAMEBUFFER,y.__webglFramebuffer[te]),y.__webglDepthbuffer[te]===void 0)y.__webglDepthbuffer[te]=i.createRenderbuffer(),$n(y.__webglDepthbuffer[te],w,!1);else{let j=w.stencilBuffer?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT,re=y.__webglDepthbuffer[te];i.bindRenderbuffer(i.RENDERBUFFER,re),i.framebufferRenderbuffer(i.FRAMEBUFFER,j,i.RENDERBUFFER,re)}}else if(w.texture.mipmaps.length>0?t.bindFramebuffer(i.FRAMEBUFFER,y.__webglFramebuffer[0]):t.bindFramebuffer(i.FRAMEBUFFER,y.__webglFramebuffer),y.__webglDepthbuffer===void 0)y.__webglDepthbuffer=i.createRenderbuffer(),$n(y.__webglDepthbuffer,w,!1);else{let j=w.stencilBuffer?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT,re=y.__webglDepthbuffer;i.bindRenderbuffer(i.RENDERBUFFER,re),i.framebufferRenderbuffer(i.FRAMEBUFFER,j,i.RENDERBUFFER,re)}t.bindFramebuffer(i.FRAMEBUFFER,null)}function bn(w,y,k){let te=n.get(w);y!==void 0&&ht(te.__webglFramebuffer,w,w.texture,i.COLOR_ATTACHMENT0,i.TEXTURE_2D,0),k!==void 0&&Mn(w)}function Sn(w){let y=w.texture,k=n.get(w),te=n.get(y);w.addEventListener("dispose",G),O(w);let j=w.textures,re=w.isWebGLCubeRenderTarget===!0,ue=j.length>1;if(ue||(te.__webglTexture===void 0&&(te.__webglTexture=i.createTexture()),te.__version=y.version,a.memory.textures++),re){k.__webglFramebuffer=[];for(let $=0;$<6;$++)if(y.mipmaps.length>0){k.__webglFramebuffer[$]=[];for(let Y=0;Y<y.mipmaps.length;Y++)k.__webglFramebuffer[$][Y]=i.createFramebuffer()}else k.__webglFramebuffer[$]=i.createFramebuffer()}else{if(y.mipmaps.length>0){k.__webglFramebuffer=[];for(let $=0;$<y.mipmaps.length;$++)k.__webglFramebuffer[$]=i.createFramebuffer()}else k.__webglFramebuffer=i.createFramebuffer();if(ue)for(let $=0,Y=j.length;$<Y;$++){let oe=n.get(j[$]);oe.__webglTexture===void 0&&(oe.__webglTexture=i.createTexture(),a.memory.textures++)}if(w.samples>0&&fe(w)===!1){k.__webglMultisampledFramebuffer=i.createFramebuffer(),k.__webglColorRenderbuffer=[],t.bindFramebuffer(i.FRAMEBUFFER,k.__webglMultisampledFramebuffer);for(let $=0;$<j.length;$++){let Y=j[$];k.__webglColorRenderbuffer[$]=i.createRenderbuffer(),i.bindRenderbuffer(i.RENDERBUFFER,k.__webglColorRenderbuffer[$]);let oe=r.convert(Y.format,Y.colorSpace),R=r.convert(Y.type),J=T(Y.internalFormat,oe,R,Y.normalized,Y.colorSpace,w.isXRRenderTarget===!0),H=ct(w);i.renderbufferStorageMultisample(i.RENDERBUFFER,H,J,w.width,w.height),i.framebufferRenderbuffer(i.FRAMEBUFFER,i.COLOR_ATTACHMENT0+$,i.RENDERBUFFER,k.__webglColorRenderbuffer[$])}i.bindRenderbuffer(i.RENDERBUFFER,null),w.depthBuffer&&(k.__webglDepthRenderbuffer=i.createRenderbuffer(),$n(k.__webglDepthRenderbuffer,w,!0)),t.bindFramebuffer(i.FRAMEBUFFER,null)}}if(re){t.bindTexture(i.TEXTURE_CUBE_MAP,te.__webglTexture),je(i.TEXTURE_CUBE_MAP,y);for(let $=0;$<6;$++)if(y.mipmaps.length>0)for(let Y=0;Y<y.mipmaps.length;Y++)ht(k.__webglFramebuffer[$][Y],w,y,i.COLOR_ATTACHMENT0,i.TEXTURE_CUBE_MAP_POSITIVE_X+$,Y);else ht(k.__webglFramebuffer[$],w,y,i.COLOR_ATTACHMENT0,i.TEXTURE_CUBE_MAP_POSITIVE_X+$,0);A(y)?b(i.TEXTURE_CUBE_MAP):y.mipmaps.length>0&&i.texParameteri(i.TEXTURE_CUBE_MAP,i.TEXTURE_MAX_LEVEL,y.mipmaps.length-1),t.unbindTexture()}else if(ue){for(let $=0,Y=j.length;$<Y;$++){let oe=j[$],R=n.get(oe),J=i.TEXTURE_2D;(w.isWebGL3DRenderTarget||w.isWebGLArrayRenderTarget)&&(J=w.isWebGL3DRenderTarget?i.TEXTURE_3D:i.TEXTURE_2D_ARRAY),t.bindTexture(J,R.__webglTexture),je(J,oe),ht(k.__webglFramebuffer,w,oe,i.COLOR_ATTACHMENT0+$,J,0),A(oe)&&b(J)}t.unbindTexture()}else{let $=i.TEXTURE_2D;if((w.isWebGL3DRenderTarget||w.isWebGLArrayRenderTarget)&&($=w.isWebGL3DRenderTarget?i.TEXTURE_3D:i.TEXTURE_2D_ARRAY),t.bindTexture($,te.__webglTexture),je($,y),y.mipmaps.length>0)for(let Y=0;Y<y.mipmaps.length;Y++)ht(k.__webglFramebuffer[Y],w,y,i.COLOR_ATTACHMENT0,$,Y);else ht(k.__webglFramebuffer,w,y,i.COLOR_ATTACHMENT0,$,0);A(y)?b($):y.mipmaps.length>0&&i.texParameteri($,i.TEXTURE_MAX_LEVEL,y.mipmaps.length-1),t.unbindTexture()}w.depthBuffer&&Mn(w)}function D(w){let y=w.textures;for(let k=0,te=y.length;k<te;k++){let j=y[k];if(A(j)&&j.mipmapsAutoUpdate===!0){let re=E(w),ue=n.get(j).__webglTexture;t.bindTexture(re,ue),b(re),t.unbindTexture()}}}let wn=[];function lt(w){if(w.samples>0){if(fe(w)===!1){let y=w.textures,k=w.width,te=w.height,j=i.COLOR_BUFFER_BIT,re=w.stencilBuffer?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT,ue=n.get(w),$=y.length>1;if($)for(let oe=0;oe<y.length;oe++)t.bindFramebuffer(i.FRAMEBUFFER,ue.__webglMultisampledFramebuffer),i.framebufferRenderbuffer(i.FRAMEBUFFER,i.COLOR_ATTACHMENT0+oe,i.RENDERBUFFER,null),t.bindFramebuffer(i.FRAMEBUFFER,ue.__webglFramebuffer),i.framebufferTexture2D(i.DRAW_FRAMEBUFFER,i.COLOR_ATTACHMENT0+oe,i.TEXTURE_2D,null,0);t.bindFramebuffer(i.READ_FRAMEBUFFER,ue.__webglMultisampledFramebuffer),w.texture.mipmaps.length>0?t.bindFramebuffer(i.DRAW_FRAMEBUFFER,ue.__webglFramebuffer[0]):t.bindFramebuffer(i.DRAW_FRAMEBUFFER,ue.__webglFramebuffer);for(let oe=0;oe<y.length;oe++){if(w.resolveDepthBuffer&&(w.depthBuffer&&(j|=i.DEPTH_BUFFER_BIT),w.stencilBuffer&&w.resolveStencilBuffer&&(j|=i.STENCIL_BUFFER_BIT)),$){i.framebufferRenderbuffer(i.READ_FRAMEBUFFER,i.COLOR_ATTACHMENT0,i.RENDERBUFFER,ue.__webglColorRenderbuffer[oe]);let R=n.get(y[oe]).__webglTexture;i.framebufferTexture2D(i.DRAW_FRAMEBUFFER,i.COLOR_ATTACHMENT0,i.TEXTURE_2D,R,0)}i.blitFramebuffer(0,0,k,te,0,0,k,te,j,i.NEAREST),l===!0&&(wn.length=0,wn.push(i.COLOR_ATTACHMENT0+oe),w.depthBuffer&&w.storeMultisampledDepthBuffer===!1&&wn.push(re),i.invalidateFramebuffer(i.READ_FRAMEBUFFER,wn))}if(t.bindFramebuffer(i.READ_FRAMEBUFFER,null),t.bindFramebuffer(i.DRAW_FRAMEBUFFER,null),$)for(let oe=0;oe<y.length;oe++){t.bindFramebuffer(i.FRAMEBUFFER,ue.__webglMultisampledFramebuffer),i.framebufferRenderbuffer(i.FRAMEBUFFER,i.COLOR_ATTACHMENT0+oe,i.RENDERBUFFER,ue.__webglColorRenderbuffer[oe]);let R=n.get(y[oe]).__webglTexture;t.bindFramebuffer(i.FRAMEBUFFER,ue.__webglFramebuffer),i.framebufferTexture2D(i.DRAW_FRAMEBUFFER,i.COLOR_ATTACHMENT0+oe,i.TEXTURE_2D,R,0)}t.bindFramebuffer(i.DRAW_FRAMEBUFFER,ue.__webglMultisampledFramebuffer)}else if(w.depthBuffer&&w.storeMultisampledDepthBuffer===!1&&l){let y=w.stencilBuffer?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT;i.invalidateFramebuffer(i.DRAW_FRAMEBUFFER,[y])}}}function ct(w){return Math.min(s.maxSamples,w.samples)}function fe(w){let y=n.get(w);return w.samples>0&&e.has("WEBGL_multisampled_render_to_texture")===!0&&y.__useRenderToTexture!==!1}function yt(w){let y=a.render.frame;u.get(w)!==y&&(u.set(w,y),w.update())}function Re(w,y){let k=w.colorSpace,te=w.format,j=w.type;return w.isCompressedTexture===!0||w.isVideoTexture===!0||k!==Or&&k!==Ai&&(qe.getTransfer(k)===Je?(te!==Xn||j!==un)&&Ae("WebGLTextures: sRGB encoded textures have to use RGBAFormat and UnsignedByteType."):Ie("WebGLTextures: Unsupported texture color space:",k)),y}function De(w){return typeof HTMLImageElement<"u"&&w instanceof HTMLImageElement?(c.width=w.naturalWidth||w.width,c.height=w.naturalHeight||w.height):typeof VideoFrame<"u"&&w instanceof VideoFrame?(c.width=w.displayWidth,c.height=w.displayHeight):(c.width=w.width,c.height=w.height),c}this.allocateTextureUnit=Le,this.resetTextureUnits=Q,this.getTextureUnits=ee,this.setTextureUnits=be,this.setTexture2D=me,this.setTexture2DArray=ye,this.setTexture3D=Ee,this.setTextureCube=ge,this.rebindTextures=bn,this.setupRenderTarget=Sn,this.updateRenderTargetMipmap=D,this.updateMultisampleRenderTarget=lt,this.setupDepthRenderbuffer=Mn,this.setupFrameBufferTexture=ht,this.useMultisampledRTT=fe,this.dispose=X}function d_(i,e){function t(n,s=Ai){let r,a=qe.getTransfer(s);if(n===un)return i.UNSIGNED_BYTE;if(n===cl)return i.UNSIGNED_SHORT_4_4_4_4;if(n===ul)return i.UNSIGNED_SHORT_5_5_5_1;if(n===ku)return i.UNSIGNED_INT_5_9_9_9_REV;if(n===Fu)return i.UNSIGNED_INT_10F_11F_11F_REV;if(n===Nu)return i.BYTE;if(n===Uu)return i.SHORT;if(n===rr)return i.UNSIGNED_SHORT;if(n===ll)return i.INT;if(n===Vn)return i.UNSIGNED_INT;if(n===Hn)return i.FLOAT;if(n===Wn)return i.HALF_FLOAT;if(n===Ou)return i.ALPHA;if(n===Bu)return i.RGB;if(n===Xn)return i.RGBA;if(n===Mi)return i.DEPTH_COMPONENT;if(n===Ti)return i.DEPTH_STENCIL;if(n===zu)return i.RED;if(n===hl)return i.RED_INTEGER;if(n===$i)return i.RG;if(n===dl)return i.RG_INTEGER;if(n===fl)return i.RGBA_INTEGER;if(n===da||n===fa||n===pa||n===ma)if(a===Je)if(r=e.get("WEBGL_compressed_texture_s3tc_srgb"),r!==null){if(n===da)return r.COMPRESSED_SRGB_S3TC_DXT1_EXT;if(n===fa)return r.COMPRESSED_SRGB_ALPHA_S3TC_DXT1_EXT;if(n===pa)return r.COMPRESSED_SRGB_ALPHA_S3TC_DXT3_EXT;if(n===ma)return r.COMPRESSED_SRGB_ALPHA_S3TC_DXT5_EXT}else return null;else if(r=e.get("WEBGL_compressed_texture_s3tc"),r!==null){if(n===da)return r.COMPRESSED_RGB_S3TC_DXT1_EXT;if(n===fa)return r.COMPRESSED_RGBA_S3TC_DXT1_EXT;if(n===pa)return r.COMPRESSED_RGBA_S3TC_DXT3_EXT;if(n===ma)return r.COMPRESSED_RGBA_S3TC_DXT5_EXT}else return null;if(n===pl||n===ml||n===gl||n===vl)if(r=e.get("WEBGL_compressed_texture_pvrtc"),r!==null){if(n===pl)return r.COMPRESSED_RGB_PVRTC_4BPPV1_IMG;if(n===ml)return r.COMPRESSED_RGB_PVRTC_2BPPV1_IMG;if(n===gl)return r.COMPRESSED_RGBA_PVRTC_4BPPV1_IMG;if(n===vl)return r.COMPRESSED_RGBA_PVRTC_2BPPV1_IMG}else return null;if(n===xl||n===yl||n===_l||n===Ml||n===bl||n===ga||n===Sl)if(r=e.get("WEBGL_compressed_texture_etc"),r!==null){if(n===xl||n===yl)return a===Je?r.COMPRESSED_SRGB8_ETC2:r.COMPRESSED_RGB8_ETC2;if(n===_l)return a===Je?r.COMPRESSED_SRGB8_ALPHA8_ETC2_EAC:r.COMPRESSED_RGBA8_ETC2_EAC;if(n===Ml)return r.COMPRESSED_R11_EAC;if(n===bl)return r.COMPRESSED_SIGNED_R11_EAC;if(n===ga)return r.COMPRESSED_RG11_EAC;if(n===Sl)return r.COMPRESSED_SIGNED_RG11_EAC}else return null;if(n===wl||n===Tl||n===Al||n===El||n===Rl||n===Cl||n===Il||n===Pl||n===Dl||n===Ll||n===Nl||n===Ul||n===kl||n===Fl)if(r=e.get("WEBGL_compressed_texture_astc"),r!==null){if(n===wl)return a===Je?r.COMPRESSED_SRGB8_ALPHA8_ASTC_4x4_KHR:r.COMPRESSED_RGBA_ASTC_4x4_KHR;if(n===Tl)return a===Je?r.COMPRESSED_SRGB8_ALPHA8_ASTC_5x4_KHR:r.COMPRESSED_RGBA_ASTC_5x4_KHR;if(n===Al)return a===Je?r.COMPRESSED_SRGB8_ALPHA8_ASTC_5x5_KHR:r.COMPRESSED_RGBA_ASTC_5x5_KHR;if(n===El)return a===Je?r.COMPRESSED_SRGB8_ALPHA8_ASTC_6x5_KHR:r.COMPRESSED_RGBA_ASTC_6x5_KHR;if(n===Rl)return a===Je?r.COMPRESSED_SRGB8_ALPHA8_ASTC_6x6_KHR:r.COMPRESSED_RGBA_ASTC_6x6_KHR;if(n===Cl)return a===Je?r.COMPRESSED_SRGB8_ALPHA8_ASTC_8x5_KHR:r.COMPRESSED_RGBA_ASTC_8x5_KHR;if(n===Il)return a===Je?r.COMPRESSED_SRGB8_ALPHA8_ASTC_8x6_KHR:r.COMPRESSED_RGBA_ASTC_8x6_KHR;if(n===Pl)return a===Je?r.COMPRESSED_SRGB8_ALPHA8_ASTC_8x8_KHR:r.COMPRESSED_RGBA_ASTC_8x8_KHR;if(n===Dl)return a===Je?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x5_KHR:r.COMPRESSED_RGBA_ASTC_10x5_KHR;if(n===Ll)return a===Je?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x6_KHR:r.COMPRESSED_RGBA_ASTC_10x6_KHR;if(n===Nl)return a===Je?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x8_KHR:r.COMPRESSED_RGBA_ASTC_10x8_KHR;if(n===Ul)return a===Je?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x10_KHR:r.COMPRESSED_RGBA_ASTC_10x10_KHR;if(n===kl)return a===Je?r.COMPRESSED_SRGB8_ALPHA8_ASTC_12x10_KHR:r.COMPRESSED_RGBA_ASTC_12x10_KHR;if(n===Fl)return a===Je?r.COMPRESSED_SRGB8_ALPHA8_ASTC_12x12_KHR:r.COMPRESSED_RGBA_ASTC_12x12_KHR}else return null;if(n===Ol||n===Bl||n===zl)if(r=e.get("EXT_texture_compression_bptc"),r!==null){if(n===Ol)return a===Je?r.COMPRESSED_SRGB_ALPHA_BPTC_UNORM_EXT:r.COMPRESSED_RGBA_BPTC_UNORM_EXT;if(n===Bl)return r.COMPRESSED_RGB_BPTC_SIGNED_FLOAT_EXT;if(n===zl)return r.COMPRESSED_RGB_BPTC_UNSIGNED_FLOAT_EXT}else return null;if(n===Gl||n===Vl||n===va||n===Hl)if(r=e.get("EXT_texture_compression_rgtc"),r!==null){if(n===Gl)return r.COMPRESSED_RED_RGTC1_EXT;if(n===Vl)return r.COMPRESSED_SIGNED_RED_RGTC1_EXT;if(n===va)return r.COMPRESSED_RED_GREEN_RGTC2_EXT;if(n===Hl)return r.COMPRESSED_SIGNED_RED_GREEN_RGTC2_EXT}else return null;return n===vs?i.UNSIGNED_INT_24_8:i[n]!==void 0?i[n]:null}return{convert:t}}var f_=`
void main() {

	gl_Position = vec4( position, 1.0 );

}`,p_=`
uniform sampler2DArray depthColor;
uniform float depthWidth;
uniform float depthHeight;

void main() {

	vec2 coord = vec2( gl_FragCoord.x / depthWidth, gl_FragCoord.y / depthHeight );

	if ( coord.x >= 1.0 ) {

		gl_FragDepth = texture( depthColor, vec3( coord.x - 1.0, coord.y, 1 ) ).r;

	} else {

		gl_FragDepth = texture( depthColor, vec3( coord.x, coord.y, 0 ) ).r;

	}

}`,ch=class{constructor(){this.texture=null,this.mesh=null,this.depthNear=0,this.depthFar=0}init(e,t){if(this.texture===null){let n=new Kr(e.texture);(e.depthNear!==t.depthNear||e.depthFar!==t.depthFar)&&(this.depthNear=e.depthNear,this.depthFar=e.depthFar),this.texture=n}}getMesh(e){if(this.texture!==null&&this.mesh===null){let t=e.cameras[0].viewport,n=new Dn({vertexShader:f_,fragmentShader:p_,uniforms:{depthColor:{value:this.texture},depthWidth:{value:t.z},depthHeight:{value:t.w}}});this.mesh=new cn(new jr(20,20),n)}return this.mesh}reset(){this.texture=null,this.mesh=null}getDepthTexture(){return this.texture}},uh=class extends Qn{constructor(e,t){super();let n=this,s=null,r=1,a=null,o="local-floor",l=1,c=null,u=null,d=null,h=null,f=null,g=null,v=typeof XRWebGLBinding<"u",m=new ch,p={},M=t.getContextAttributes(),A=null,b=null,E=[],T=[],x=new He,S=null,O=null,P=new Kt;P.viewport=new Ke;let N=new Kt;N.viewport=new Ke;let G=[P,N],q=new il,I=null,X=null;this.cameraAutoUpdate=!0,this.enabled=!1,this.isPresenting=!1,this.getController=function(Z){let me=E[Z];return me===void 0&&(me=new Ks,E[Z]=me),me.getTargetRaySpace()},this.getControllerGrip=function(Z){let me=E[Z];return me===void 0&&(me=new Ks,E[Z]=me),me.getGripSpace()},this.getHand=function(Z){let me=E[Z];return me===void 0&&(me=new Ks,E[Z]=me),me.getHandSpace()};function K(Z){let me=T.indexOf(Z.inputSource);if(me===-1)return;let ye=E[me];ye!==void 0&&(ye.update(Z.inputSource,Z.frame,c||a),ye.dispatchEvent({type:Z.type,data:Z.inputSource}))}function V(){s.removeEventListener("select",K),s.removeEventListener("selectstart",K),s.removeEventListener("selectend",K),s.removeEventListener("squeeze",K),s.removeEventListener("squeezestart",K),s.removeEventListener("squeezeend",K),s.removeEventListener("end",V),s.removeEventListener("inputsourceschange",ne);for(let Z=0;Z<E.length;Z++){let me=T[Z];me!==null&&(T[Z]=null,E[Z].disconnect(me))}I=null,X=null,m.reset();for(let Z in p)delete p[Z];if(e.setRenderTarget(A),f=null,h=null,d=null,s=null,b=null,Le.stop(),n.isPresenting=!1,e.setPixelRatio(S),e.setSize(x.width,x.height,!1),O!==null){let Z=O.camera;Z.fov=O.fov,Z.zoom=O.zoom,Z.updateProjectionMatrix(),O=null}n.dispatchEvent({type:"sessionend"})}this.setFramebufferScaleFactor=function(Z){r=Z,n.isPresenting===!0&&Ae("WebXRManager: Cannot change framebuffer scale while presenting.")},this.setReferenceSpaceType=function(Z){o=Z,n.isPresenting===!0&&Ae("WebXRManager: Cannot change reference space type while presenting.")},this.getReferenceSpace=function(){return c||a},this.setReferenceSpace=function(Z){c=Z},this.getBaseLayer=function(){return h!==null?h:f},this.getBinding=function(){return d===null&&v&&(d=new XRWebGLBinding(s,t)),d},this.getFrame=function(){return g},this.getSession=function(){return s},this.setSession=async function(Z){if(s=Z,s!==null){if(A=e.getRenderTarget(),s.addEventListener("select",K),s.addEventListener("selectstart",K),s.addEventListener("selectend",K),s.addEventListener("squeeze",K),s.addEventListener("squeezestart",K),s.addEventListener("squeezeend",K),s.addEventListener("end",V),s.addEventListener("inputsourceschange",ne),M.xrCompatible!==!0&&await t.makeXRCompatible(),S=e.getPixelRatio(),e.getSize(x),v&&"createProjectionLayer"in XRWebGLBinding.prototype){let ye=null,Ee=null,ge=null;M.depth&&(ge=M.stencil?t.DEPTH24_STENCIL8:t.DEPTH_COMPONENT24,ye=M.stencil?Ti:Mi,Ee=M.stencil?vs:Vn);let Ue={colorFormat:t.RGBA8,depthFormat:ge,scaleFactor:r};d=this.getBinding(),h=d.createProjectionLayer(Ue),s.updateRenderState({layers:[h]}),e.setPixelRatio(1),e.setSize(h.textureWidth,h.textureHeight,!1),b=new xn(h.textureWidth,h.textureHeight,{format:Xn,type:un,depthTexture:new Si(h.textureWidth,h.textureHeight,Ee,void 0,void 0,void 0,void 0,void 0,void 0,ye),stencilBuffer:M.stencil,colorSpace:e.outputColorSpace,samples:M.antialias?4:0,resolveDepthBuffer:h.ignoreDepthValues===!1,resolveStencilBuffer:h.ignoreDepthValues===!1,storeMultisampledDepthBuffer:h.ignoreDepthValues===!1,storeMultisampledStencilBuffer:h.ignoreDepthValues===!1})}else{let ye={antialias:M.antialias,alpha:!0,depth:M.depth,stencil:M.stencil,framebufferScaleFactor:r};f=new XRWebGLLayer(s,t,ye),s.updateRenderState({baseLayer:f}),e.setPixelRatio(1),e.setSize(f.framebufferWidth,f.framebufferHeight,!1),b=new xn(f.framebufferWidth,f.framebufferHeight,{format:Xn,type:un,colorSpace:e.outputColorSpace,stencilBuffer:M.stencil,resolveDepthBuffer:f.ignoreDepthValues===!1,resolveStencilBuffer:f.ignoreDepthValues===!1,storeMultisampledDepthBuffer:f.ignoreDepthValues===!1,storeMultisampledStencilBuffer:f.ignoreDepthValues===!1})}b.isXRRenderTarget=!0,this.setFoveation(l),c=null,a=await s.requestReferenceSpace(o),Le.setContext(s),Le.start(),n.isPresenting=!0,n.dispatchEvent({type:"sessionstart"})}},this.getEnvironmentBlendMode=function(){if(s!==null)return s.environmentBlendMode},this.getDepthTexture=function(){return m.getDepthTexture()};function ne(Z){for(let me=0;me<Z.removed.length;me++){let ye=Z.removed[me],Ee=T.indexOf(ye);Ee>=0&&(T[Ee]=null,E[Ee].disconnect(ye))}for(let me=0;me<Z.added.length;me++){let ye=Z.added[me],Ee=T.indexOf(ye);if(Ee===-1){for(let Ue=0;Ue<E.length;Ue++)if(Ue>=T.length){T.push(ye),Ee=Ue;break}else if(T[Ue]===null){T[Ue]=ye,Ee=Ue;break}if(Ee===-1)break}let ge=E[Ee];ge&&ge.connect(ye)}}function W(Z,me){me===null?Z.matrixWorld.copy(Z.matrix):Z.matrixWorld.multiplyMatrices(me.matrixWorld,Z.matrix),Z.matrixWorldInverse.copy(Z.matrixWorld).invert()}this.updateCamera=function(Z){if(s===null)return;let me=Z.near,ye=Z.far;m.texture!==null&&(m.depthNear>0&&(me=m.depthNear),m.depthFar>0&&(ye=m.depthFar)),q.near=N.near=P.near=me,q.far=N.far=P.far=ye,(I!==q.near||X!==q.far)&&(s.updateRenderState({depthNear:q.near,depthFar:q.far}),I=q.near,X=q.far),q.layers.mask=Z.layers.mask|6,P.layers.mask=q.layers.mask&-5,N.layers.mask=q.layers.mask&-3;let Ee=Z.parent,ge=q.cameras;W(q,Ee);for(let Ue=0;Ue<ge.length;Ue++)W(ge[Ue],Ee);q.projectionMatrix.copy(P.projectionMatrix),q.projectionMatrixInverse.copy(P.projectionMatrixInverse),O===null&&Z.isPerspectiveCamera&&(O={camera:Z,fov:Z.fov,zoom:Z.zoom}),Q(Z,q,Ee)};function Q(Z,me,ye){ye===null?Z.matrix.copy(me.matrixWorld):(Z.matrix.copy(ye.matrixWorld),Z.matrix.invert(),Z.matrix.multiply(me.matrixWorld)),Z.matrix.decompose(Z.position,Z.quaternion,Z.scale),Z.updateMatrixWorld(!0),Z.projectionMatrix.copy(me.projectionMatrix),Z.projectionMatrixInverse.copy(me.projectionMatrixInverse),Z.isPerspectiveCamera&&(Z.fov=Ys*2*Math.atan(1/Z.projectionMatrix.elements[5]),Z.zoom=1)}this.getCamera=function(){return q},this.getFoveation=function(){if(!(h===null&&f===null))return l},this.setFoveation=function(Z){l=Z,h!==null&&(h.fixedFoveation=Z),f!==null&&f.fixedFoveation!==void 0&&(f.fixedFoveation=Z)},this.hasDepthSensing=function(){return m.texture!==null},this.getDepthSensingMesh=function(){return m.getMesh(q)},this.getCameraTexture=function(Z){return p[Z]};let ee=null;function be(Z,me){if(u=me.getViewerPose(c||a),g=me,u!==null){let ye=u.views;f!==null&&(e.setRenderTargetFramebuffer(b,f.framebuffer),e.setRenderTarget(b));let Ee=!1;ye.length!==q.cameras.length&&(q.cameras.length=0,Ee=!0);for(let Ce=0;Ce<ye.length;Ce++){let je=ye[Ce],nt=null;if(f!==null)nt=f.getViewport(je);else{let Pt=d.getViewSubImage(h,je);nt=Pt.viewport,Ce===0&&(e.setRenderTargetTextures(b,Pt.colorTexture,Pt.depthStencilTexture),e.setRenderTarget(b))}let We=G[Ce];We===void 0&&(We=new Kt,We.layers.enable(Ce),We.viewport=new Ke,G[Ce]=We),We.matrix.fromArray(je.transform.matrix),We.matrix.decompose(We.position,We.quaternion,We.scale),We.projectionMatrix.fromArray(je.projectionMatrix),We.projectionMatrixInverse.copy(We.projectionMatrix).invert(),We.viewport.set(nt.x,nt.y,nt.width,nt.height),Ce===0&&(q.matrix.copy(We.matrix),q.matrix.decompose(q.position,q.quaternion,q.scale)),Ee===!0&&q.cameras.push(We)}let ge=s.enabledFeatures;if(ge&&ge.includes("depth-sensing")&&s.depthUsage=="gpu-optimized"&&v){d=n.getBinding();let Ce=d.getDepthInformation(ye[0]);Ce&&Ce.isValid&&Ce.texture&&m.init(Ce,s.renderState)}if(ge&&ge.includes("camera-access")&&v){e.state.unbindTexture(),d=n.getBinding();for(let Ce=0;Ce<ye.length;Ce++){let je=ye[Ce].camera;if(je){let nt=p[je];nt||(nt=new Kr,p[je]=nt);let We=d.getCameraImage(je);nt.sourceTexture=We}}}}for(let ye=0;ye<E.length;ye++){let Ee=T[ye],ge=E[ye];Ee!==null&&ge!==void 0&&ge.update(Ee,me,c||a)}ee&&ee(Z,me),me.detectedPlanes&&n.dispatchEvent({type:"planesdetected",data:me}),g=null}let Le=new Fp;Le.setAnimationLoop(be),this.setAnimationLoop=function(Z){ee=Z},this.dispose=function(){}}},m_=new et,qp=new Pe;qp.set(-1,0,0,0,1,0,0,0,1);function g_(i,e){function t(m,p){m.matrixAutoUpdate===!0&&m.updateMatrix(),p.value.copy(m.matrix)}function n(m,p){p.color.getRGB(m.fogColor.value,Ku(i)),p.isFog?(m.fogNear.value=p.near,m.fogFar.value=p.far):p.isFogExp2&&(m.fogDensity.value=p.density)}function s(m,p,M,A,b){p.isNodeMaterial?p.uniformsNeedUpdate=!1:p.isMeshBasicMaterial?r(m,p):p.isMeshLambertMaterial?(r(m,p),p.envMap&&(m.envMapIntensity.value=p.envMapIntensity)):p.isMeshToonMaterial?(r(m,p),d(m,p)):p.isMeshPhongMaterial?(r(m,p),u(m,p),p.envMap&&(m.envMapIntensity.value=p.envMapIntensity)):p.isMeshStandardMaterial?(r(m,p),h(m,p),p.isMeshPhysicalMaterial&&f(m,p,b)):p.isMeshMatcapMaterial?(r(m,p),g(m,p)):p.isMeshDepthMaterial?r(m,p):p.isMeshDistanceMaterial?(r(m,p),v(m,p)):p.isMeshNormalMaterial?r(m,p):p.isLineBasicMaterial?(a(m,p),p.isLineDashedMaterial&&o(m,p)):p.isPointsMaterial?l(m,p,M,A):p.isSpriteMaterial?c(m,p):p.isShadowMaterial?(m.color.value.copy(p.color),m.opacity.value=p.opacity):p.isShaderMaterial&&(p.uniformsNeedUpdate=!1)}function r(m,p){m.opacity.value=p.opacity,p.color&&m.diffuse.value.copy(p.color),p.emissive&&m.emissive.value.copy(p.emissive).multiplyScalar(p.emissiveIntensity),p.map&&(m.map.value=p.map,t(p.map,m.mapTransform)),p.alphaMap&&(m.alphaMap.value=p.alphaMap,t(p.alphaMap,m.alphaMapTransform)),p.bumpMap&&(m.bumpMap.value=p.bumpMap,t(p.bumpMap,m.bumpMapTransform),m.bumpScale.value=p.bumpScale,p.side===en&&(m.bumpScale.value*=-1)),p.normalMap&&(m.normalMap.value=p.normalMap,t(p.normalMap,m.normalMapTransform),m.normalScale.value.copy(p.normalScale),p.side===en&&m.normalScale.value.negate()),p.displacementMap&&(m.displacementMap.value=p.displacementMap,t(p.displacementMap,m.displacementMapTransform),m.displacementScale.value=p.displacementScale,m.displacementBias.value=p.displacementBias),p.emissiveMap&&(m.emissiveMap.value=p.emissiveMap,t(p.emissiveMap,m.emissiveMapTransform)),p.specularMap&&(m.specularMap.value=p.specularMap,t(p.specularMap,m.specularMapTransform)),p.alphaTest>0&&(m.alphaTest.value=p.alphaTest);let M=e.get(p),A=M.envMap,b=M.envMapRotation;A&&(m.envMap.value=A,m.envMapRotation.value.setFromMatrix4(m_.makeRotationFromEuler(b)).transpose(),A.isCubeTexture&&A.isRenderTargetTexture===!1&&m.envMapRotation.value.premultiply(qp),m.reflectivity.value=p.reflectivity,m.ior.value=p.ior,m.refractionRatio.value=p.refractionRatio),p.lightMap&&(m.lightMap.value=p.lightMap,m.lightMapIntensity.value=p.lightMapIntensity,t(p.lightMap,m.lightMapTransform)),p.aoMap&&(m.aoMap.value=p.aoMap,m.aoMapIntensity.value=p.aoMapIntensity,t(p.aoMap,m.aoMapTransform))}function a(m,p){m.diffuse.value.copy(p.color),m.opacity.value=p.opacity,p.map&&(m.map.value=p.map,t(p.map,m.mapTransform))}function o(m,p){m.dashSize.value=p.dashSize,m.totalSize.value=p.dashSize+p.gapSize,m.scale.value=p.scale}function l(m,p,M,A){m.diffuse.value.copy(p.color),m.opacity.value=p.opacity,m.size.value=p.size*M,m.scale.value=A*.5,p.map&&(m.map.value=p.map,t(p.map,m.uvTransform)),p.alphaMap&&(m.alphaMap.value=p.alphaMap,t(p.alphaMap,m.alphaMapTransform)),p.alphaTest>0&&(m.alphaTest.value=p.alphaTest)}function c(m,p){m.diffuse.value.copy(p.color),m.opacity.value=p.opacity,m.rotation.value=p.rotation,p.map&&(m.map.value=p.map,t(p.map,m.mapTransform)),p.alphaMap&&(m.alphaMap.value=p.alphaMap,t(p.alphaMap,m.alphaMapTransform)),p.alphaTest>0&&(m.alphaTest.value=p.alphaTest)}function u(m,p){m.specular.value.copy(p.specular),m.shininess.value=Math.max(p.shininess,1e-4)}function d(m,p){p.gradientMap&&(m.gradientMap.value=p.gradientMap)}function h(m,p){m.metalness.value=p.metalness,p.metalnessMap&&(m.metalnessMap.value=p.metalnessMap,t(p.metalnessMap,m.metalnessMapTransform)),m.roughness.value=p.roughness,p.roughnessMap&&(m.roughnessMap.value=p.roughnessMap,t(p.roughnessMap,m.roughnessMapTransform)),p.envMap&&(m.envMapIntensity.value=p.envMapIntensity)}function f(m,p,M){m.ior.value=p.ior,p.diffuseRoughness>0&&(m.diffuseRoughness.value=p.diffuseRoughness,p.diffuseRoughnessMap&&(m.diffuseRoughnessMap.value=p.diffuseRoughnessMap,t(p.diffuseRoughnessMap,m.diffuseRoughnessMapTransform))),p.sheen>0&&(m.sheenColor.value.copy(p.sheenColor).multiplyScalar(p.sheen),m.sheenRoughness.value=p.sheenRoughness,p.sheenColorMap&&(m.sheenColorMap.value=p.sheenColorMap,t(p.sheenColorMap,m.sheenColorMapTransform)),p.sheenRoughnessMap&&(m.sheenRoughnessMap.value=p.sheenRoughnessMap,t(p.sheenRoughnessMap,m.sheenRoughnessMapTransform))),p.clearcoat>0&&(m.clearcoat.value=p.clearcoat,m.clearcoatRoughness.value=p.clearcoatRoughness,p.clearcoatMap&&(m.clearcoatMap.value=p.clearcoatMap,t(p.clearcoatMap,m.clearcoatMapTransform)),p.clearcoatRoughnessMap&&(m.clearcoatRoughnessMap.value=p.clearcoatRoughnessMap,t(p.clearcoatRoughnessMap,m.clearcoatRoughnessMapTransform)),p.clearcoatNormalMap&&(m.clearcoatNormalMap.value=p.clearcoatNormalMap,t(p.clearcoatNormalMap,m.clearcoatNormalMapTransform),m.clearcoatNormalScale.value.copy(p.clearcoatNormalScale),p.side===en&&m.clearcoatNormalScale.value.negate())),p.dispersion>0&&(m.dispersion.value=p.dispersion),p.retroreflectivity>0&&(m.retroreflectivity.value=p.retroreflectivity),p.iridescence>0&&(m.iridescence.value=p.iridescence,m.iridescenceIOR.value=p.iridescenceIOR,m.iridescenceThicknessMinimum.value=p.iridescenceThicknessMinimum,m.iridescenceThicknessMaximum.value=p.iridescenceThicknessMaximum,p.iridescenceMap&&(m.iridescenceMap.value=p.iridescenceMap,t(p.iridescenceMap,m.iridescenceMapTransform)),p.iridescenceThicknessMap&&(m.iridescenceThicknessMap.value=p.iridescenceThicknessMap,t(p.iridescenceThicknessMap,m.iridescenceThicknessMapTransform))),p.transmission>0&&(m.transmission.value=p.transmission,m.transmissionSamplerMap.value=M.texture,m.transmissionSamplerSize.value.set(M.width,M.height),p.transmissionMap&&(m.transmissionMap.value=p.transmissionMap,t(p.transmissionMap,m.transmissionMapTransform)),m.thickness.value=p.thickness,p.thicknessMap&&(m.thicknessMap.value=p.thicknessMap,t(p.thicknessMap,m.thicknessMapTransform)),m.attenuationDistance.value=p.attenuationDistance,m.attenuationColor.value.copy(p.attenuationColor)),p.anisotropy>0&&(m.anisotropyVector.value.set(p.anisotropy*Math.cos(p.anisotropyRotation),p.anisotropy*Math.sin(p.anisotropyRotation)),p.anisotropyMap&&(m.anisotropyMap.value=p.anisotropyMap,t(p.anisotropyMap,m.anisotropyMapTransform))),m.specularIntensity.value=p.specularIntensity,m.specularColor.value.copy(p.specularColor),p.specularColorMap&&(m.specularColorMap.value=p.specularColorMap,t(p.specularColorMap,m.specularColorMapTransform)),p.specularIntensityMap&&(m.specularIntensityMap.value=p.specularIntensityMap,t(p.specularIntensityMap,m.specularIntensityMapTransform))}function g(m,p){p.matcap&&(m.matcap.value=p.matcap)}function v(m,p){let M=e.get(p).light;m.referencePosition.value.setFromMatrixPosition(M.matrixWorld),m.nearDistance.value=M.shadow.camera.near,m.farDistance.value=M.shadow.camera.far}return{refreshFogUniforms:n,refreshMaterialUniforms:s}}function v_(i,e,t,n){let s={},r={};function a(M,A){let b=A.program;n.uniformBlockBinding(M,b,s[M.id])}function o(M,A){let b=s[M.id];b===void 0&&(g(M),b=l(M),s[M.id]=b,M.addEventListener("dispose",m));let E=A.program;n.updateUBOMapping(M,E);let T=e.render.frame;r[M.id]!==T&&(c(M),r[M.id]=T)}function l(M){let A=i.createBuffer(),b=M.__size,E=M.usage;return i.bindBuffer(i.UNIFORM_BUFFER,A),i.bufferData(i.UNIFORM_BUFFER,b,E),i.bindBuffer(i.UNIFORM_BUFFER,null),A}function c(M){let A=s[M.id],b=M.uniforms,E=M.__cache;i.bindBuffer(i.UNIFORM_BUFFER,A);for(let T=0,x=b.length;T<x;T++){let S=b[T];if(Array.isArray(S))for(let O=0,P=S.length;O<P;O++)u(S[O],T,O,E);else u(S,T,0,E)}i.bindBuffer(i.UNIFORM_BUFFER,null)}function u(M,A,b,E){if(h(M,A,b,E)===!0){let T=M.__offset,x=M.value;if(Array.isArray(x)){let S=0;for(let O=0;O<x.length;O++){let P=x[O],N=v(P,!0);d(P,M.__data,S),S+=N.storage/Float32Array.BYTES_PER_ELEMENT}}else d(x,M.__data,0);i.bufferSubData(i.UNIFORM_BUFFER,T,M.__data)}}function d(M,A,b){typeof M=="number"||typeof M=="boolean"?A[b]=M:M.isMatrix3?(A[b]=M.elements[0],A[b+1]=M.elements[1],A[b+2]=M.elements[2],A[b+3]=0,A[b+4]=M.elements[3],A[b+5]=M.elements[4],A[b+6]=M.elements[5],A[b+7]=0,A[b+8]=M.elements[6],A[b+9]=M.elements[7],A[b+10]=M.elements[8],A[b+11]=0):ArrayBuffer.isView(M)?A.set(M.subarray(0,A.length-b),b):M.toArray(A,b)}function h(M,A,b,E){let T=M.value,x=A+"_"+b;if(Array.isArray(T)){E[x]===void 0&&(E[x]=[]);let S=E[x],O=!1;for(let P=0;P<T.length;P++)f(T[P],S,P)===!0&&(O=!0);return O}return f(T,E,x)}function f(M,A,b){if(A[b]===void 0)return typeof M=="number"||typeof M=="boolean"?A[b]=M:ArrayBuffer.isView(M)?A[b]=M.slice():A[b]=M.clone(),!0;{let E=A[b];if(typeof M=="number"||typeof M=="boolean"){if(E!==M)return A[b]=M,!0}else{if(ArrayBuffer.isView(M))return!0;if(E.equals(M)===!1)return E.copy(M),!0}}return!1}function g(M){let A=M.uniforms,b=0,E=16;for(let x=0,S=A.length;x<S;x++){let O=Array.isArray(A[x])?A[x]:[A[x]];for(let P=0,N=O.length;P<N;P++){let G=O[P],q=Array.isArray(G.value)?G.value:[G.value],I=Array.isArray(A[x])||Array.isArray(G.value),X=b;for(let V=0,ne=q.length;V<ne;V++){let W=q[V],Q=v(W,I),ee=b%E,be=ee%Q.boundary,Le=ee+be;b+=be,Le!==0&&E-Le<Q.storage&&(b+=E-Le),V===0&&(X=b),b+=Q.storage}let K=G.type==="int"?Int32Array:G.type==="uint"?Uint32Array:Float32Array;G.__data=new K((b-X)/Float32Array.BYTES_PER_ELEMENT),G.__offset=X}}let T=b%E;return T>0&&(b+=E-T),M.__size=b,M.__cache={},this}function v(M,A){let b={boundary:0,storage:0};return typeof M=="number"||typeof M=="boolean"?(b.boundary=4,b.storage=4):M.isVector2?(b.boundary=8,b.storage=8):M.isVector3||M.isColor?(b.boundary=16,b.storage=12):M.isVector4?(b.boundary=16,b.storage=16):M.isMatrix3?(b.boundary=16,b.storage=48):M.isMatrix4?(b.boundary=16,b.storage=64):M.isTexture?Ae("WebGLRenderer: Texture samplers can not be part of an uniforms group."):ArrayBuffer.isView(M)?(b.boundary=16,b.storage=M.byteLength):Ae("WebGLRenderer: Unsupported uniform value type.",M),A===!0&&(b.boundary=16,b.storage=Math.ceil(b.storage/16)*16),b}function m(M){let A=M.target;A.removeEventListener("dispose",m),i.deleteBuffer(s[A.id]),delete s[A.id],delete r[A.id]}function p(){for(let M in s)i.deleteBuffer(s[M]);s={},r={}}return{bind:a,update:o,dispose:p}}var x_=new Uint16Array([12469,15057,12620,14925,13266,14620,13807,14376,14323,13990,14545,13625,14713,13328,14840,12882,14931,12528,14996,12233,15039,11829,15066,11525,15080,11295,15085,10976,15082,10705,15073,10495,13880,14564,13898,14542,13977,14430,14158,14124,14393,13732,14556,13410,14702,12996,14814,12596,14891,12291,14937,11834,14957,11489,14958,11194,14943,10803,14921,10506,14893,10278,14858,9960,14484,14039,14487,14025,14499,13941,14524,13740,14574,13468,14654,13106,14743,12678,14818,12344,14867,11893,14889,11509,14893,11180,14881,10751,14852,10428,14812,10128,14765,9754,14712,9466,14764,13480,14764,13475,14766,13440,14766,13347,14769,13070,14786,12713,14816,12387,14844,11957,14860,11549,14868,11215,14855,10751,14825,10403,14782,10044,14729,9651,14666,9352,14599,9029,14967,12835,14966,12831,14963,12804,14954,12723,14936,12564,14917,12347,14900,11958,14886,11569,14878,11247,14859,10765,14828,10401,14784,10011,14727,9600,14660,9289,14586,8893,14508,8533,15111,12234,15110,12234,15104,12216,15092,12156,15067,12010,15028,11776,14981,11500,14942,11205,14902,10752,14861,10393,14812,9991,14752,9570,14682,9252,14603,8808,14519,8445,14431,8145,15209,11449,15208,11451,15202,11451,15190,11438,15163,11384,15117,11274,15055,10979,14994,10648,14932,10343,14871,9936,14803,9532,14729,9218,14645,8742,14556,8381,14461,8020,14365,7603,15273,10603,15272,10607,15267,10619,15256,10631,15231,10614,15182,10535,15118,10389,15042,10167,14963,9787,14883,9447,14800,9115,14710,8665,14615,8318,14514,7911,14411,7507,14279,7198,15314,9675,15313,9683,15309,9712,15298,9759,15277,9797,15229,9773,15166,9668,15084,9487,14995,9274,14898,8910,14800,8539,14697,8234,14590,7790,14479,7409,14367,7067,14178,6621,15337,8619,15337,8631,15333,8677,15325,8769,15305,8871,15264,8940,15202,8909,15119,8775,15022,8565,14916,8328,14804,8009,14688,7614,14569,7287,14448,6888,14321,6483,14088,6171,15350,7402,15350,7419,15347,7480,15340,7613,15322,7804,15287,7973,15229,8057,15148,8012,15046,7846,14933,7611,14810,7357,14682,7069,14552,6656,14421,6316,14251,5948,14007,5528,15356,5942,15356,5977,15353,6119,15348,6294,15332,6551,15302,6824,15249,7044,15171,7122,15070,7050,14949,6861,14818,6611,14679,6349,14538,6067,14398,5651,14189,5311,13935,4958,15359,4123,15359,4153,15356,4296,15353,4646,15338,5160,15311,5508,15263,5829,15188,6042,15088,6094,14966,6001,14826,5796,14678,5543,14527,5287,14377,4985,14133,4586,13869,4257,15360,1563,15360,1642,15358,2076,15354,2636,15341,3350,15317,4019,15273,4429,15203,4732,15105,4911,14981,4932,14836,4818,14679,4621,14517,4386,14359,4156,14083,3795,13808,3437,15360,122,15360,137,15358,285,15355,636,15344,1274,15322,2177,15281,2765,15215,3223,15120,3451,14995,3569,14846,3567,14681,3466,14511,3305,14344,3121,14037,2800,13753,2467,15360,0,15360,1,15359,21,15355,89,15346,253,15325,479,15287,796,15225,1148,15133,1492,15008,1749,14856,1882,14685,1886,14506,1783,14324,1608,13996,1398,13702,1183]),si=null;function y_(){return si===null&&(si=new Oo(x_,16,16,$i,Wn),si.name="DFG_LUT",si.minFilter=jt,si.magFilter=jt,si.wrapS=jn,si.wrapT=jn,si.generateMipmaps=!1,si.needsUpdate=!0),si}var Zl=class{constructor(e={}){let{canvas:t=cp(),context:n=null,depth:s=!0,stencil:r=!1,alpha:a=!1,antialias:o=!1,premultipliedAlpha:l=!0,preserveDrawingBuffer:c=!1,powerPreference:u="default",failIfMajorPerformanceCaveat:d=!1,reversedDepthBuffer:h=!1,outputBufferType:f=un}=e;this.isWebGLRenderer=!0;let g;if(n!==null){if(typeof WebGLRenderingContext<"u"&&n instanceof WebGLRenderingContext)throw new Error("THREE.WebGLRenderer: WebGL 1 is not supported since r163.");g=n.getContextAttributes().alpha}else g=a;let v=f,m=new Set([fl,dl,hl]),p=new Set([un,Vn,rr,vs,cl,ul]),M=new Uint32Array(4),A=new Int32Array(4),b={textures:[],min:[],max:[],resolution:[]},E=null,T=null,x=[],S=[],O=null;this.domElement=t,this.debug={checkShaderErrors:!0,diagnostics:{keywords:!1},onShaderError:null},this.autoClear=!0,this.autoClearColor=!0,this.autoClearDepth=!0,this.autoClearStencil=!0,this.sortObjects=!0,this.clippingPlanes=[],this.localClippingEnabled=!1,this.toneMapping=ii,this.toneMappingExposure=1,this.transmissionResolutionScale=1;let P=this,N=!1,G=null,q=null,I=null,X=null;this._outputColorSpace=vn;let K=0,V=0,ne=null,W=-1,Q=null,ee=new Ke,be=new Ke,Le=null,Z=new Ge(0),me=0,ye=t.width,Ee=t.height,ge=1,Ue=null,mt=null,Ce=new Ke(0,0,ye,Ee),je=new Ke(0,0,ye,Ee),nt=!1,We=new Gi,Pt=new Bo,xt=!1,nn=!1,ht=new et,$n=new L,Tt=new Ke,Mn={background:null,fog:null,environment:null,overrideMaterial:null,isScene:!0},bn=!1;function Sn(){return ne===null?ge:1}let D=n;function wn(_,C){return t.getContext(_,C)}let lt,ct,fe,yt,Re,De,w,y,k,te,j,re,ue,$,Y,oe,R,J,H,le,se,ae,we;try{let _={alpha:!0,depth:s,stencil:r,antialias:o,premultipliedAlpha:l,preserveDrawingBuffer:c,powerPreference:u,failIfMajorPerformanceCaveat:d};if("setAttribute"in t&&t.setAttribute("data-engine",`three.js r${"187"}`),t.addEventListener("webglcontextlost",Te,!1),t.addEventListener("webglcontextrestored",Oe,!1),t.addEventListener("webglcontextcreationerror",pe,!1),D===null){let C="webgl2";if(D=wn(C,_),D===null)throw wn(C)?new Error("THREE.WebGLRenderer: Error creating WebGL context with your selected attributes."):new Error("THREE.WebGLRenderer: Error creating WebGL context.")}Be()}catch(_){throw t.removeEventListener("webglcontextlost",Te,!1),t.removeEventListener("webglcontextrestored",Oe,!1),t.removeEventListener("webglcontextcreationerror",pe,!1),Ie("WebGLRenderer: "+_.message),_}function Be(){lt=new Ix(D),lt.init(),se=new d_(D,lt),ct=new yx(D,lt,e,se),fe=new u_(D,lt),ct.reversedDepthBuffer&&h&&fe.buffers.depth.setReversed(!0),q=D.createFramebuffer(),I=D.createFramebuffer(),X=D.createFramebuffer(),yt=new Lx(D),Re=new Jy,De=new h_(D,lt,fe,Re,ct,se,yt),w=new Cx(P),y=new U1(D),ae=new vx(D,y),k=new Px(D,y,yt,ae),te=new Ux(D,k,y,ae,yt),J=new Nx(D,ct,De),Y=new _x(Re),j=new Zy(P,w,lt,ct,ae,Y),re=new g_(P,Re),ue=new jy,$=new s_(lt),R=new gx(P,w,fe,te,g,l),oe=new c_(P,te,ct),we=new v_(D,yt,ct,fe),H=new xx(D,lt,yt),le=new Dx(D,lt,yt),yt.programs=j.programs,P.capabilities=ct,P.extensions=lt,P.properties=Re,P.renderLists=ue,P.shadowMap=oe,P.state=fe,P.info=yt}v!==un&&(O=new Fx(v,t.width,t.height,o,s,r));let ie=new uh(P,D);this.xr=ie,this.getContext=function(){return D},this.getContextAttributes=function(){return D.getContextAttributes()},this.forceContextLoss=function(){let _=lt.get("WEBGL_lose_context");_&&_.loseContext()},this.forceContextRestore=function(){let _=lt.get("WEBGL_lose_context");_&&_.restoreContext()},this.getPixelRatio=function(){return ge},this.setPixelRatio=function(_){_!==void 0&&(ge=_,this.setSize(ye,Ee,!1))},this.getSize=function(_){return _.set(ye,Ee)},this.setSize=function(_,C,z=!0){if(ie.isPresenting){Ae("WebGLRenderer: Can't change size while VR device is presenting.");return}ye=_,Ee=C,t.width=Math.floor(_*ge),t.height=Math.floor(C*ge),z===!0&&(t.style.width=_+"px",t.style.height=C+"px"),O!==null&&O.setSize(t.width,t.height),this.setViewport(0,0,_,C)},this.getDrawingBufferSize=function(_){return _.set(ye*ge,Ee*ge).floor()},this.setDrawingBufferSize=function(_,C,z){ye=_,Ee=C,ge=z,t.width=Math.floor(_*z),t.height=Math.floor(C*z),this.setViewport(0,0,_,C)},this.setEffects=function(_){if(v===un){Ie("WebGLRenderer: setEffects() requires outputBufferType set to HalfFloatType or FloatType.");return}if(_){for(let C=0;C<_.length;C++)if(_[C].isOutputPass===!0){Ae("WebGLRenderer: OutputPass is not needed in setEffects(). Tone mapping and color space conversion are applied automatically.");break}}O.setEffects(_||[])},this.getCurrentViewport=function(_){return _.copy(ee)},this.getViewport=function(_){return _.copy(Ce)},this.setViewport=function(_,C,z,U){_.isVector4?Ce.set(_.x,_.y,_.z,_.w):Ce.set(_,C,z,U),fe.viewport(ee.copy(Ce).multiplyScalar(Sn()).round())},this.getScissor=function(_){return _.copy(je)},this.setScissor=function(_,C,z,U){_.isVector4?je.set(_.x,_.y,_.z,_.w):je.set(_,C,z,U),fe.scissor(be.copy(je).multiplyScalar(Sn()).round())},this.getScissorTest=function(){return nt},this.setScissorTest=function(_){fe.setScissorTest(nt=_)},this.setOpaqueSort=function(_){Ue=_},this.setTransparentSort=function(_){mt=_},this.getClearColor=function(_){return _.copy(R.getClearColor())},this.setClearColor=function(){R.setClearColor(...arguments)},this.getClearAlpha=function(){return R.getClearAlpha()},this.setClearAlpha=function(){R.setClearAlpha(...arguments)},this.clear=function(_=!0,C=!0,z=!0){let U=0;if(_){let F=!1;if(ne!==null){let he=ne.texture.format;F=m.has(he)}if(F){let he=ne.texture.type,xe=p.has(he),ce=R.getClearColor(),ve=R.getClearAlpha(),Se=ce.r,Ne=ce.g,Xe=ce.b;xe?(M[0]=Se,M[1]=Ne,M[2]=Xe,M[3]=ve,D.clearBufferuiv(D.COLOR,0,M)):(A[0]=Se,A[1]=Ne,A[2]=Xe,A[3]=ve,D.clearBufferiv(D.COLOR,0,A))}else U|=D.COLOR_BUFFER_BIT}C&&(U|=D.DEPTH_BUFFER_BIT,this.state.buffers.depth.setMask(!0)),z&&(U|=D.STENCIL_BUFFER_BIT,this.state.buffers.stencil.setMask(4294967295)),U!==0&&D.clear(U)},this.clearColor=function(){this.clear(!0,!1,!1)},this.clearDepth=function(){this.clear(!1,!0,!1)},this.clearStencil=function(){this.clear(!1,!1,!0)},this.setNodesHandler=function(_){_.setRenderer(this),G=_},this.dispose=function(){t.removeEventListener("webglcontextlost",Te,!1),t.removeEventListener("webglcontextrestored",Oe,!1),t.removeEventListener("webglcontextcreationerror",pe,!1),R.dispose(),ue.dispose(),$.dispose(),De.dispose(),Re.dispose(),w.dispose(),te.dispose(),k.dispose(),ae.dispose(),we.dispose(),j.dispose(),ie.dispose(),ie.removeEventListener("sessionstart",yh),ie.removeEventListener("sessionend",_h),Yi.stop()};function Te(_){_.preventDefault(),Gr("WebGLRenderer: Context Lost."),N=!0}function Oe(){Gr("WebGLRenderer: Context Restored."),N=!1;let _=yt.autoReset,C=oe.enabled,z=oe.autoUpdate,U=oe.needsUpdate,F=oe.type;Be(),yt.autoReset=_,oe.enabled=C,oe.autoUpdate=z,oe.needsUpdate=U,oe.type=F}function pe(_){Ie("WebGLRenderer: A WebGL context could not be created. Reason: ",_.statusMessage)}function Qe(_){let C=_.target;C.removeEventListener("dispose",Qe),At(C)}function At(_){Ei(_),Re.remove(_)}function Ei(_){let C=Re.get(_).programs;C!==void 0&&(C.forEach(function(z){j.releaseProgram(z)}),_.isShaderMaterial&&j.releaseShaderCache(_))}this.renderBufferDirect=function(_,C,z,U,F,he){C===null&&(C=Mn);let xe=F.isMesh&&F.matrixWorld.determinantAffine()<0,ce=Am(_,C,z,U,F);fe.setMaterial(U,xe);let ve=z.index,Se=1;if(U.wireframe===!0){if(ve=k.getWireframeAttribute(z),ve===void 0)return;Se=2}let Ne=z.drawRange,Xe=z.attributes.position,_e=Ne.start*Se,$e=(Ne.start+Ne.count)*Se;he!==null&&(_e=Math.max(_e,he.start*Se),$e=Math.min($e,(he.start+he.count)*Se)),ve!==null?(_e=Math.max(_e,0),$e=Math.min($e,ve.count)):Xe!=null&&(_e=Math.max(_e,0),$e=Math.min($e,Xe.count));let gt=$e-_e;if(gt<0||gt===1/0)return;ae.setup(F,U,ce,z,ve);let at,it=H;if(ve!==null&&(at=y.get(ve),it=le,it.setIndex(at)),F.isMesh)U.wireframe===!0?(fe.setLineWidth(U.wireframeLinewidth*Sn()),it.setMode(D.LINES)):it.setMode(D.TRIANGLES);else if(F.isLine){let Bt=U.linewidth;Bt===void 0&&(Bt=1),fe.setLineWidth(Bt*Sn()),F.isLineSegments?it.setMode(D.LINES):F.isLineLoop?it.setMode(D.LINE_LOOP):it.setMode(D.LINE_STRIP)}else F.isPoints?it.setMode(D.POINTS):F.isSprite&&it.setMode(D.TRIANGLES);if(F.isBatchedMesh)if(lt.get("WEBGL_multi_draw"))it.renderMultiDraw(F._multiDrawStarts,F._multiDrawCounts,F._multiDrawCount);else{let Bt=F._multiDrawStarts,Me=F._multiDrawCounts,Yt=F._multiDrawCount,Ze=ve?y.get(ve).bytesPerElement:1,Zi=Re.get(U).currentProgram.getUniforms();for(let zt=0;zt<Yt;zt++)Zi.setValue(D,"_gl_DrawID",zt),it.render(Bt[zt]/Ze,Me[zt])}else if(F.isInstancedMesh)it.renderInstances(_e,gt,F.count);else if(z.isInstancedBufferGeometry){let Bt=z._maxInstanceCount!==void 0?z._maxInstanceCount:1/0,Me=Math.min(z.instanceCount,Bt);it.renderInstances(_e,gt,Me)}else it.render(_e,gt)};function xh(_,C,z,U){G!==null&&_.isNodeMaterial&&G.setObject(U,_),xt===!0&&Y.setState(_,z,!1),_.transparent===!0&&_.side===Ln&&_.forceSinglePass===!1?(_.side=en,_.needsUpdate=!0,ur(_,C,U),_.side=Xi,_.needsUpdate=!0,ur(_,C,U),_.side=Ln):ur(_,C,U)}this.compile=function(_,C,z=null){z===null&&(z=_),G!==null&&G.renderStart(_,C,z),T=$.get(z),T.init(C),S.push(T),z.traverseVisible(function(F){F.isLight&&F.layers.test(C.layers)&&(T.pushLight(F),F.castShadow&&T.pushShadow(F))}),_!==z&&_.traverseVisible(function(F){F.isLight&&F.layers.test(C.layers)&&(T.pushLight(F),F.castShadow&&T.pushShadow(F))}),T.setupLights(),G!==null&&G.updateLights(T.state.lightsArray),nn=this.localClippingEnabled,xt=Y.init(this.clippingPlanes,nn),xt===!0&&Y.setGlobalState(this.clippingPlanes,C),G!==null&&oe.render(T.state.shadowsArray,z,C);let U=new Set;return _.traverse(function(F){if(!(F.isMesh||F.isPoints||F.isLine||F.isSprite))return;let he=F.material;if(he)if(Array.isArray(he))for(let xe=0;xe<he.length;xe++){let ce=he[xe];xh(ce,z,C,F),U.add(ce)}else xh(he,z,C,F),U.add(he)}),T=S.pop(),G!==null&&G.renderEnd(),U},this.compileAsync=function(_,C,z=null){let U=this.compile(_,C,z);return new Promise(F=>{function he(){if(U.forEach(function(xe){let ve=Re.get(xe).currentProgram;(ve===void 0||ve.isReady())&&U.delete(xe)}),U.size===0){F(_);return}setTimeout(he,10)}lt.get("KHR_parallel_shader_compile")!==null?he():setTimeout(he,10)})};let hc=null;function wm(_){hc&&hc(_)}function yh(){Yi.stop()}function _h(){Yi.start()}let Yi=new Fp;Yi.setAnimationLoop(wm),typeof self<"u"&&Yi.setContext(self),this.setAnimationLoop=function(_){hc=_,ie.setAnimationLoop(_),_===null?Yi.stop():Yi.start()},ie.addEventListener("sessionstart",yh),ie.addEventListener("sessionend",_h),this.render=function(_,C){if(C!==void 0&&C.isCamera!==!0){Ie("WebGLRenderer.render: camera is not an instance of THREE.Camera.");return}if(N===!0)return;G!==null&&G.renderStart(_,C);let z=ie.enabled===!0&&ie.isPresenting===!0,U=O!==null&&(ne===null||z)&&O.begin(P,ne);if(_.matrixWorldAutoUpdate===!0&&_.updateMatrixWorld(),C.parent===null&&C.matrixWorldAutoUpdate===!0&&C.updateMatrixWorld(),ie.enabled===!0&&ie.isPresenting===!0&&(O===null||O.isCompositing()===!1)&&(ie.cameraAutoUpdate===!0&&ie.updateCamera(C),C=ie.getCamera()),_.isScene===!0&&_.onBeforeRender(P,_,C,ne),T=$.get(_,S.length),T.init(C),T.state.textureUnits=De.getTextureUnits(),S.push(T),ht.multiplyMatrices(C.projectionMatrix,C.matrixWorldInverse),C.isArrayCamera?Pt.setFromArrayCamera(C):We.setFromProjectionMatrix(ht,Pn,C.reversedDepth),nn=this.localClippingEnabled,xt=Y.init(this.clippingPlanes,nn),E=ue.get(_,x.length),E.init(),x.push(E),this.info.render.frame++,ie.enabled===!0&&ie.isPresenting===!0){let xe=P.xr.getDepthSensingMesh();xe!==null&&dc(xe,C,-1/0,P.sortObjects)}dc(_,C,0,P.sortObjects),E.finish(),G!==null&&G.updateLights(T.state.lightsArray),P.sortObjects===!0&&E.sort(Ue,mt),bn=ie.enabled===!1||ie.isPresenting===!1||ie.hasDepthSensing()===!1,bn&&R.addToRenderList(E,_),this.info.autoReset===!0&&this.info.reset(),xt===!0&&Y.beginShadows();let F=T.state.shadowsArray;if(oe.render(F,_,C),xt===!0&&Y.endShadows(),(U&&O.hasRenderPass())===!1){let xe=E.opaque,ce=E.transmissive;if(T.setupLights(),C.isArrayCamera){let ve=C.cameras;if(ce.length>0)for(let Se=0,Ne=ve.length;Se<Ne;Se++){let Xe=ve[Se];bh(xe,ce,_,Xe)}bn&&R.render(_);for(let Se=0,Ne=ve.length;Se<Ne;Se++){let Xe=ve[Se];Mh(E,_,Xe,Xe.viewport)}}else ce.length>0&&bh(xe,ce,_,C),bn&&R.render(_),Mh(E,_,C)}ne!==null&&V===0&&(De.updateMultisampleRenderTarget(ne),De.updateRenderTargetMipmap(ne)),U&&O.end(P),_.isScene===!0&&_.onAfterRender(P,_,C),ae.resetDefaultState(),W=-1,Q=null,S.pop(),S.length>0?(T=S[S.length-1],De.setTextureUnits(T.state.textureUnits),xt===!0&&Y.setGlobalState(P.clippingPlanes,T.state.camera)):T=null,x.pop(),x.length>0?E=x[x.length-1]:E=null,G!==null&&G.renderEnd()};function dc(_,C,z,U){if(_.visible===!1)return;if(_.layers.test(C.layers)){if(_.isGroup)z=_.renderOrder;else if(_.isLOD)_.autoUpdate===!0&&_.update(C);else if(_.isLight)T.pushLight(_),_.castShadow&&T.pushShadow(_);else if(_.isSprite){let xe=C.isArrayCamera?Pt:We;if(!_.frustumCulled||_.intersectsFrustum(xe)){U&&Tt.setFromMatrixPosition(_.matrixWorld).applyMatrix4(ht);let ce=te.update(_),ve=_.material;ve.visible&&E.push(_,ce,ve,z,Tt.z,null,C)}}else if(_.isMesh||_.isLine||_.isPoints){let xe=C.isArrayCamera?Pt:We;if(!_.frustumCulled||_.intersectsFrustum(xe)){let ce=te.update(_),ve=_.material;if(U&&(_.boundingSphere!==void 0?(_.boundingSphere===null&&_.computeBoundingSphere(),Tt.copy(_.boundingSphere.center)):(ce.boundingSphere===null&&ce.computeBoundingSphere(),Tt.copy(ce.boundingSphere.center)),Tt.applyMatrix4(_.matrixWorld).applyMatrix4(ht)),Array.isArray(ve)){let Se=ce.groups;for(let Ne=0,Xe=Se.length;Ne<Xe;Ne++){let _e=Se[Ne],$e=ve[_e.materialIndex];$e&&$e.visible&&E.push(_,ce,$e,z,Tt.z,_e,C)}}else ve.visible&&E.push(_,ce,ve,z,Tt.z,null,C)}}}let he=_.children;for(let xe=0,ce=he.length;xe<ce;xe++)dc(he[xe],C,z,U)}function Mh(_,C,z,U){let{opaque:F,transmissive:he,transparent:xe}=_;T.setupLightsView(z),xt===!0&&Y.setGlobalState(P.clippingPlanes,z),U&&fe.viewport(ee.copy(U)),F.length>0&&wa(F,C,z),he.length>0&&wa(he,C,z),xe.length>0&&wa(xe,C,z),fe.buffers.depth.setTest(!0),fe.buffers.depth.setMask(!0),fe.buffers.color.setMask(!0),fe.setPolygonOffset(!1)}function bh(_,C,z,U){if((z.isScene===!0?z.overrideMaterial:null)!==null)return;if(T.state.transmissionRenderTarget[U.id]===void 0){let _e=lt.has("EXT_color_buffer_half_float")||lt.has("EXT_color_buffer_float");T.state.transmissionRenderTarget[U.id]=new xn(1,1,{generateMipmaps:!0,type:_e?Wn:un,minFilter:wi,samples:Math.max(4,ct.samples),stencilBuffer:r,resolveDepthBuffer:!1,resolveStencilBuffer:!1,storeMultisampledDepthBuffer:!1,storeMultisampledStencilBuffer:!1,colorSpace:qe.workingColorSpace})}let he=T.state.transmissionRenderTarget[U.id],xe=U.viewport||ee;he.setSize(xe.z*P.transmissionResolutionScale,xe.w*P.transmissionResolutionScale);let ce=P.getRenderTarget(),ve=P.getActiveCubeFace(),Se=P.getActiveMipmapLevel();P.setRenderTarget(he),P.getClearColor(Z),me=P.getClearAlpha(),me<1&&P.setClearColor(16777215,.5),P.clear(),bn&&R.render(z);let Ne=P.toneMapping;P.toneMapping=ii;let Xe=U.viewport;if(U.viewport!==void 0&&(U.viewport=void 0),T.setupLightsView(U),xt===!0&&Y.setGlobalState(P.clippingPlanes,U),wa(_,z,U),De.updateMultisampleRenderTarget(he),De.updateRenderTargetMipmap(he),lt.has("WEBGL_multisampled_render_to_texture")===!1){let _e=!1;for(let $e=0,gt=C.length;$e<gt;$e++){let at=C[$e],{object:it,geometry:Bt,material:Me,group:Yt}=at;if(Me.side===Ln&&it.layers.test(U.layers)){let Ze=Me.side;Me.side=en,Me.needsUpdate=!0,Sh(it,z,U,Bt,Me,Yt),Me.side=Ze,Me.needsUpdate=!0,_e=!0}}_e===!0&&(De.updateMultisampleRenderTarget(he),De.updateRenderTargetMipmap(he))}P.setRenderTarget(ce,ve,Se),P.setClearColor(Z,me),Xe!==void 0&&(U.viewport=Xe),P.toneMapping=Ne}function wa(_,C,z){let U=C.isScene===!0?C.overrideMaterial:null;for(let F=0,he=_.length;F<he;F++){let xe=_[F],{object:ce,geometry:ve,group:Se}=xe,Ne=xe.material;Ne.allowOverride===!0&&U!==null&&(Ne=U),ce.layers.test(z.layers)&&Sh(ce,C,z,ve,Ne,Se)}}function Sh(_,C,z,U,F,he){G!==null&&F.isNodeMaterial&&G.setObject(_,F),_.onBeforeRender(P,C,z,U,F,he),_.modelViewMatrix.multiplyMatrices(z.matrixWorldInverse,_.matrixWorld),_.normalMatrix.getNormalMatrix(_.modelViewMatrix),F.onBeforeRender(P,C,z,U,_,he),F.transparent===!0&&F.side===Ln&&F.forceSinglePass===!1?(F.side=en,F.needsUpdate=!0,P.renderBufferDirect(z,C,U,F,_,he),F.side=Xi,F.needsUpdate=!0,P.renderBufferDirect(z,C,U,F,_,he),F.side=Ln):P.renderBufferDirect(z,C,U,F,_,he),_.onAfterRender(P,C,z,U,F,he)}function wh(_){let C=0;for(let z of _)z.texture!==null&&C++;return C}function ur(_,C,z){C.isScene!==!0&&(C=Mn);let U=Re.get(_),F=T.state.lights,he=T.state.shadowsArray,xe=F.state.version,ce=j.getParameters(_,F.state,he,C,z,T.state.lightProbeGridArray),ve=j.getProgramCacheKey(ce),Se=U.programs;U.environment=_.isMeshStandardMaterial||_.isMeshLambertMaterial||_.isMeshPhongMaterial?C.environment:null,U.fog=C.fog;let Ne=_.isMeshStandardMaterial||_.isMeshLambertMaterial&&!_.envMap||_.isMeshPhongMaterial&&!_.envMap;U.envMap=w.get(_.envMap||U.environment,Ne),U.envMapRotation=U.environment!==null&&_.envMap===null?C.environmentRotation:_.envMapRotation,Se===void 0&&(_.addEventListener("dispose",Qe),Se=new Map,U.programs=Se,U.programVariants=new Map);let Xe=Se.get(ve);if(Xe!==void 0){if(U.currentProgram===Xe&&U.lightsStateVersion===xe)return Ah(_,ce),Xe}else ce.uniforms=j.getUniforms(_),G!==null&&_.isNodeMaterial&&G.build(_,z,ce),_.onBeforeCompile(ce,P),Xe=j.acquireProgram(ce,ve),Se.set(ve,Xe),U.uniforms=ce.uniforms;let _e=U.uniforms;return(!_.isShaderMaterial&&!_.isRawShaderMaterial||_.clipping===!0)&&(_e.clippingPlanes=Y.uniform),Ah(_,ce),U.needsLights=Rm(_),U.lightsStateVersion=xe,U.needsLights&&(_e.ambientLightColor.value=F.state.ambient,_e.lightProbe.value=F.state.probe,_e.sunLights.value=F.state.sun,_e.sunLightShadows.value=F.state.sunShadow,_e.directionalLights.value=F.state.directional,_e.directionalLightShadows.value=F.state.directionalShadow,_e.spotLights.value=F.state.spot,_e.spotLightShadows.value=F.state.spotShadow,_e.rectAreaLights.value=F.state.rectArea,_e.ltc_1.value=F.state.rectAreaLTC1,_e.ltc_2.value=F.state.rectAreaLTC2,_e.pointLights.value=F.state.point,_e.pointLightShadows.value=F.state.pointShadow,_e.hemisphereLights.value=F.state.hemi,_e.sunShadowMatrix.value=F.state.sunShadowMatrix,_e.sunShadowCascade.value=F.state.sunShadowCascade,_e.directionalShadowMatrix.value=F.state.directionalShadowMatrix,_e.spotLightMatrix.value=F.state.spotLightMatrix,_e.spotLightMap.value=F.state.spotLightMap,_e.pointShadowMatrix.value=F.state.pointShadowMatrix),U.numLightProbeGrids=wh(T.state.lightProbeGridArray),U.currentProgram=Xe,U.uniformsList=null,Xe}function Tm(_,C,z,U,F){let he=Re.get(_),xe=he.currentProgram.id+","+U+","+F,ce=he.programVariants.get(xe);return ce===void 0?(ce=ur(_,C,z),he.programVariants.set(xe,ce)):(he.currentProgram=ce,he.uniformsList=null,he.outputColorSpace=U,he.toneMapping=F),ce}function Th(_){if(_.uniformsList===null){let C=_.currentProgram.getUniforms();_.uniformsList=ar.seqWithValue(C.seq,_.uniforms)}return _.uniformsList}function Ah(_,C){let z=Re.get(_);z.outputColorSpace=C.outputColorSpace,z.batching=C.batching,z.batchingColor=C.batchingColor,z.instancing=C.instancing,z.instancingColor=C.instancingColor,z.instancingMorph=C.instancingMorph,z.skinning=C.skinning,z.morphTargets=C.morphTargets,z.morphNormals=C.morphNormals,z.morphColors=C.morphColors,z.morphTargetsCount=C.morphTargetsCount,z.numClippingPlanes=C.numClippingPlanes,z.numIntersection=C.numClipIntersection,z.vertexAlphas=C.vertexAlphas,z.vertexTangents=C.vertexTangents,z.toneMapping=C.toneMapping}function Am(_,C,z,U,F){C.isScene!==!0&&(C=Mn),De.resetTextureUnits();let he=C.fog,xe=U.isMeshStandardMaterial||U.isMeshLambertMaterial||U.isMeshPhongMaterial?C.environment:null,ce=ne===null?P.outputColorSpace:ne.isXRRenderTarget===!0?ne.texture.colorSpace:qe.workingColorSpace,ve=U.isMeshStandardMaterial||U.isMeshLambertMaterial&&!U.envMap||U.isMeshPhongMaterial&&!U.envMap,Se=w.get(U.envMap||xe,ve),Ne=U.vertexColors===!0&&!!z.attributes.color&&z.attributes.color.itemSize===4,Xe=!!z.attributes.tangent&&(!!U.normalMap||U.anisotropy>0),_e=!!z.morphAttributes.position,$e=!!z.morphAttributes.normal,gt=!!z.morphAttributes.color,at=ii;U.toneMapped&&(ne===null||ne.isXRRenderTarget===!0)&&(at=P.toneMapping);let it=z.morphAttributes.position||z.morphAttributes.normal||z.morphAttributes.color,Bt=it!==void 0?it.length:0,Me=Re.get(U),Yt=T.state.lights;if(xt===!0&&(nn===!0||_!==Q)){let dt=_===Q&&U.id===W;Y.setState(U,_,dt)}let Ze=!1,Zi=!1;U.version===Me.__version?Me.needsLights&&Me.lightsStateVersion!==Yt.state.version||F.isBatchedMesh&&Me.batching===!1||!F.isBatchedMesh&&Me.batching===!0||F.isBatchedMesh&&Me.batchingColor===!0&&F._colorsTexture===null||F.isBatchedMesh&&Me.batchingColor===!1&&F._colorsTexture!==null||F.isInstancedMesh&&Me.instancing===!1||!F.isInstancedMesh&&Me.instancing===!0||F.isSkinnedMesh&&Me.skinning===!1||!F.isSkinnedMesh&&Me.skinning===!0||F.isInstancedMesh&&Me.instancingColor===!0&&F.instanceColor===null||F.isInstancedMesh&&Me.instancingColor===!1&&F.instanceColor!==null||F.isInstancedMesh&&Me.instancingMorph===!0&&F.morphTexture===null||F.isInstancedMesh&&Me.instancingMorph===!1&&F.morphTexture!==null||Me.envMap!==Se||U.fog===!0&&Me.fog!==he||Me.numClippingPlanes!==void 0&&(Me.numClippingPlanes!==Y.numPlanes||Me.numIntersection!==Y.numIntersection)||Me.vertexAlphas!==Ne||Me.vertexTangents!==Xe||Me.morphTargets!==_e||Me.morphNormals!==$e||Me.morphColors!==gt||Me.morphTargetsCount!==Bt||Me.numLightProbeGrids!==wh(T.state.lightProbeGridArray)?Ze=!0:(Me.outputColorSpace!==ce||Me.toneMapping!==at)&&(Zi=!0):(Ze=!0,Me.__version=U.version);let zt=Me.currentProgram;(Ze===!0||Zi===!0)&&(zt=Zi===!0?Tm(U,C,F,ce,at):ur(U,C,F),G&&U.isNodeMaterial&&G.onUpdateProgram(U,zt,Me));let Ta=!1,Ri=!1,Ji=!1,Ye=zt.getUniforms(),Dt=Me.uniforms;if(fe.useProgram(zt.program)&&(Ta=!0,Ri=!0,Ji=!0),U.id!==W&&(W=U.id,Ri=!0),Ta||Q!==_){fe.buffers.depth.getReversed()&&_.reversedDepth!==!0&&(_._reversedDepth=!0,_.updateProjectionMatrix()),Ye.setValue(D,"projectionMatrix",_.projectionMatrix),Ye.setValue(D,"viewMatrix",_.matrixWorldInverse);let Et=Ye.map.cameraPosition;Et!==void 0&&Et.setValue(D,$n.setFromMatrixPosition(_.matrixWorld)),ct.logarithmicDepthBuffer&&Ye.setValue(D,"logDepthBufFC",2/(Math.log(_.far+1)/Math.LN2)),(U.isMeshPhongMaterial||U.isMeshToonMaterial||U.isMeshLambertMaterial||U.isMeshBasicMaterial||U.isMeshStandardMaterial||U.isShaderMaterial)&&Ye.setValue(D,"isOrthographic",_.isOrthographicCamera===!0),Q!==_&&(Q=_,Ri=!0,Ji=!0)}if(Me.needsLights&&(Yt.state.sunShadowMap.length>0&&Ye.setValue(D,"sunShadowMap",Yt.state.sunShadowMap,De),Yt.state.directionalShadowMap.length>0&&Ye.setValue(D,"directionalShadowMap",Yt.state.directionalShadowMap,De),Yt.state.spotShadowMap.length>0&&Ye.setValue(D,"spotShadowMap",Yt.state.spotShadowMap,De),Yt.state.pointShadowMap.length>0&&Ye.setValue(D,"pointShadowMap",Yt.state.pointShadowMap,De)),F.isSkinnedMesh){Ye.setOptional(D,F,"bindMatrix"),Ye.setOptional(D,F,"bindMatrixInverse");let dt=F.skeleton;dt&&(dt.boneTexture===null&&dt.computeBoneTexture(),Ye.setValue(D,"boneTexture",dt.boneTexture,De))}F.isBatchedMesh&&(Ye.setOptional(D,F,"batchingTexture"),Ye.setValue(D,"batchingTexture",F._matricesTexture,De),Ye.setOptional(D,F,"batchingIdTexture"),Ye.setValue(D,"batchingIdTexture",F._indirectTexture,De),Ye.setOptional(D,F,"batchingColorTexture"),F._colorsTexture!==null&&Ye.setValue(D,"batchingColorTexture",F._colorsTexture,De));let Nn=z.morphAttributes;if((Nn.position!==void 0||Nn.normal!==void 0||Nn.color!==void 0)&&J.update(F,z,zt),(Ri||Me.receiveShadow!==F.receiveShadow)&&(Me.receiveShadow=F.receiveShadow,Ye.setValue(D,"receiveShadow",F.receiveShadow)),(U.isMeshStandardMaterial||U.isMeshLambertMaterial||U.isMeshPhongMaterial)&&U.envMap===null&&C.environment!==null&&(Dt.envMapIntensity.value=C.environmentIntensity),Dt.dfgLUT!==void 0&&(Dt.dfgLUT.value=y_()),Ri){if(Ye.setValue(D,"toneMappingExposure",P.toneMappingExposure),Me.needsLights&&Em(Dt,Ji),he&&U.fog===!0&&re.refreshFogUniforms(Dt,he),re.refreshMaterialUniforms(Dt,U,ge,Ee,T.state.transmissionRenderTarget[_.id]),Me.needsLights&&Me.numLightProbeGrids>0){let dt=b,Et=0;for(let li of T.state.lightProbeGridArray)li.texture!==null&&(dt.textures[Et]=li.texture,dt.min[Et]=li.boundingBox.min,dt.max[Et]=li.boundingBox.max,dt.resolution[Et]=li.resolution,Et++);for(let li in dt)dt[li].length=Et;Dt.probesSH.value=dt.textures,Dt.probesMin.value=dt.min,Dt.probesMax.value=dt.max,Dt.probesResolution.value=dt.resolution}ar.upload(D,Th(Me),Dt,De)}if(U.isShaderMaterial&&U.uniformsNeedUpdate===!0&&(ar.upload(D,Th(Me),Dt,De),U.uniformsNeedUpdate=!1),U.isSpriteMaterial&&Ye.setValue(D,"center",F.center),Ye.setValue(D,"modelViewMatrix",F.modelViewMatrix),Ye.setValue(D,"normalMatrix",F.normalMatrix),Ye.setValue(D,"modelMatrix",F.matrixWorld),U.uniformsGroups!==void 0){let dt=U.uniformsGroups;for(let Et=0,li=dt.length;Et<li;Et++){let Rh=dt[Et];we.update(Rh,zt),we.bind(Rh,zt)}}return zt}function Em(_,C){_.ambientLightColor.needsUpdate=C,_.lightProbe.needsUpdate=C,_.sunLights.needsUpdate=C,_.sunLightShadows.needsUpdate=C,_.directionalLights.needsUpdate=C,_.directionalLightShadows.needsUpdate=C,_.pointLights.needsUpdate=C,_.pointLightShadows.needsUpdate=C,_.spotLights.needsUpdate=C,_.spotLightShadows.needsUpdate=C,_.rectAreaLights.needsUpdate=C,_.hemisphereLights.needsUpdate=C}function Rm(_){return _.isMeshLambertMaterial||_.isMeshToonMaterial||_.isMeshPhongMaterial||_.isMeshStandardMaterial||_.isShadowMaterial||_.isShaderMaterial&&_.lights===!0}this.getActiveCubeFace=function(){return K},this.getActiveMipmapLevel=function(){return V},this.getRenderTarget=function(){return ne},this.setRenderTargetTextures=function(_,C,z){let U=Re.get(_);U.__autoAllocateDepthBuffer=_.resolveDepthBuffer===!1,U.__autoAllocateDepthBuffer===!1&&(U.__useRenderToTexture=!1),Re.get(_.texture).__webglTexture=C,Re.get(_.depthTexture).__webglTexture=U.__autoAllocateDepthBuffer?void 0:z,U.__hasExternalTextures=!0},this.setRenderTargetFramebuffer=function(_,C){let z=Re.get(_);z.__webglFramebuffer=C,z.__useDefaultFramebuffer=C===void 0},this.setRenderTarget=function(_,C=0,z=0){ne=_,K=C,V=z;let U=null,F=!1,he=!1;if(_){let ce=Re.get(_);if(ce.__useDefaultFramebuffer!==void 0){fe.bindFramebuffer(D.FRAMEBUFFER,ce.__webglFramebuffer),ee.copy(_.viewport),be.copy(_.scissor),Le=_.scissorTest,fe.viewport(ee),fe.scissor(be),fe.setScissorTest(Le),W=-1;return}else if(ce.__webglFramebuffer===void 0)De.setupRenderTarget(_);else if(ce.__hasExternalTextures)De.rebindTextures(_,Re.get(_.texture).__webglTexture,Re.get(_.depthTexture).__webglTexture);else if(_.depthBuffer){let Ne=_.depthTexture;if(ce.__boundDepthTexture!==Ne){if(Ne!==null&&Re.has(Ne)&&(_.width!==Ne.image.width||_.height!==Ne.image.height))throw new Error("THREE.WebGLRenderer: Attached DepthTexture is initialized to the incorrect size.");De.setupDepthRenderbuffer(_)}}let ve=_.texture;(ve.isData3DTexture||ve.isDataArrayTexture||ve.isCompressedArrayTexture)&&(he=!0);let Se=Re.get(_).__webglFramebuffer;_.isWebGLCubeRenderTarget?(Array.isArray(Se[C])?U=Se[C][z]:U=Se[C],F=!0):_.samples>0&&De.useMultisampledRTT(_)===!1?U=Re.get(_).__webglMultisampledFramebuffer:Array.isArray(Se)?U=Se[z]:U=Se,ee.copy(_.viewport),be.copy(_.scissor),Le=_.scissorTest}else ee.copy(Ce).multiplyScalar(ge).floor(),be.copy(je).multiplyScalar(ge).floor(),Le=nt;if(z!==0&&(U=q),fe.bindFramebuffer(D.FRAMEBUFFER,U)&&fe.drawBuffers(_,U),fe.viewport(ee),fe.scissor(be),fe.setScissorTest(Le),F){let ce=Re.get(_.texture);D.framebufferTexture2D(D.FRAMEBUFFER,D.COLOR_ATTACHMENT0,D.TEXTURE_CUBE_MAP_POSITIVE_X+C,ce.__webglTexture,z)}else if(he){let ce=C;for(let ve=0;ve<_.textures.length;ve++){let Se=Re.get(_.textures[ve]);D.framebufferTextureLayer(D.FRAMEBUFFER,D.COLOR_ATTACHMENT0+ve,Se.__webglTexture,z,ce)}}else if(_!==null&&z!==0){let ce=Re.get(_.texture);D.framebufferTexture2D(D.FRAMEBUFFER,D.COLOR_ATTACHMENT0,D.TEXTURE_2D,ce.__webglTexture,z)}W=-1};function Eh(_){let C=Re.get(_);return(C.__readFormat!==_.format||C.__readType!==_.type)&&(C.__readFormat=_.format,C.__readType=_.type,C.__formatReadable=ct.textureFormatReadable(_.format),C.__typeReadable=ct.textureTypeReadable(_.type)),C}this.readRenderTargetPixels=function(_,C,z,U,F,he,xe,ce=0){if(!(_&&_.isWebGLRenderTarget)){Ie("WebGLRenderer.readRenderTargetPixels: renderTarget is not THREE.WebGLRenderTarget.");return}let ve=Re.get(_).__webglFramebuffer;if(_.isWebGLCubeRenderTarget&&xe!==void 0&&(ve=ve[xe],Array.isArray(ve)&&(ve=ve[0])),ve){fe.bindFramebuffer(D.FRAMEBUFFER,ve);try{let Se=_.textures[ce],Ne=Se.format,Xe=Se.type;_.textures.length>1&&D.readBuffer(D.COLOR_ATTACHMENT0+ce);let _e=Eh(Se);if(_e.__formatReadable===!1){Ie("WebGLRenderer.readRenderTargetPixels: renderTarget is not in RGBA or implementation defined format.");return}if(_e.__typeReadable===!1){Ie("WebGLRenderer.readRenderTargetPixels: renderTarget is not in UnsignedByteType or implementation defined type.");return}C>=0&&C<=_.width-U&&z>=0&&z<=_.height-F&&D.readPixels(C,z,U,F,se.convert(Ne),se.convert(Xe),he)}finally{let Se=ne!==null?Re.get(ne).__webglFramebuffer:null;fe.bindFramebuffer(D.FRAMEBUFFER,Se)}}},this.readRenderTargetPixelsAsync=async function(_,C,z,U,F,he,xe,ce=0){if(!(_&&_.isWebGLRenderTarget))throw new Error("THREE.WebGLRenderer.readRenderTargetPixels: renderTarget is not THREE.WebGLRenderTarget.");let ve=Re.get(_).__webglFramebuffer;if(_.isWebGLCubeRenderTarget&&xe!==void 0&&(ve=ve[xe],Array.isArray(ve)&&(ve=ve[0])),ve)if(C>=0&&C<=_.width-U&&z>=0&&z<=_.height-F){fe.bindFramebuffer(D.FRAMEBUFFER,ve);let Se=_.textures[ce],Ne=Se.format,Xe=Se.type;_.textures.length>1&&D.readBuffer(D.COLOR_ATTACHMENT0+ce);let _e=Eh(Se);if(_e.__formatReadable===!1)throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: renderTarget is not in RGBA or implementation defined format.");if(_e.__typeReadable===!1)throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: renderTarget is not in UnsignedByteType or implementation defined type.");let $e=D.createBuffer();D.bindBuffer(D.PIXEL_PACK_BUFFER,$e),D.bufferData(D.PIXEL_PACK_BUFFER,he.byteLength,D.STREAM_READ),D.readPixels(C,z,U,F,se.convert(Ne),se.convert(Xe),0),D.bindBuffer(D.PIXEL_PACK_BUFFER,null);let gt=ne!==null?Re.get(ne).__webglFramebuffer:null;fe.bindFramebuffer(D.FRAMEBUFFER,gt);let at=D.fenceSync(D.SYNC_GPU_COMMANDS_COMPLETE,0);return D.flush(),await hp(D,at,4),D.bindBuffer(D.PIXEL_PACK_BUFFER,$e),D.getBufferSubData(D.PIXEL_PACK_BUFFER,0,he),D.bindBuffer(D.PIXEL_PACK_BUFFER,null),D.deleteBuffer($e),D.deleteSync(at),he}else throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: requested read bounds are out of range.")},this.copyFramebufferToTexture=function(_,C=null,z=0){let U=Math.pow(2,-z),F=Math.floor(_.image.width*U),he=Math.floor(_.image.height*U),xe=C!==null?C.x:0,ce=C!==null?C.y:0;De.setTexture2D(_,0),D.copyTexSubImage2D(D.TEXTURE_2D,z,0,0,xe,ce,F,he),fe.unbindTexture()},this.copyTextureToTexture=function(_,C,z=null,U=null,F=0,he=0){let xe,ce,ve,Se,Ne,Xe,_e,$e,gt,at=_.isCompressedTexture?_.mipmaps[he]:_.image;if(z!==null)xe=z.max.x-z.min.x,ce=z.max.y-z.min.y,ve=z.isBox3?z.max.z-z.min.z:1,Se=z.min.x,Ne=z.min.y,Xe=z.isBox3?z.min.z:0;else{let Ye=Math.pow(2,-F);xe=Math.floor(at.width*Ye),ce=Math.floor(at.height*Ye),_.isDataArrayTexture?ve=at.depth:_.isData3DTexture?ve=Math.floor(at.depth*Ye):ve=1,Se=0,Ne=0,Xe=0}U!==null?(_e=U.x,$e=U.y,gt=U.z):(_e=0,$e=0,gt=0);let it=se.convert(C.format),Bt=se.convert(C.type),Me;C.isData3DTexture?(De.setTexture3D(C,0),Me=D.TEXTURE_3D):C.isDataArrayTexture||C.isCompressedArrayTexture?(De.setTexture2DArray(C,0),Me=D.TEXTURE_2D_ARRAY):(De.setTexture2D(C,0),Me=D.TEXTURE_2D),fe.activeTexture(D.TEXTURE0),fe.pixelStorei(D.UNPACK_FLIP_Y_WEBGL,C.flipY),fe.pixelStorei(D.UNPACK_PREMULTIPLY_ALPHA_WEBGL,C.premultiplyAlpha),fe.pixelStorei(D.UNPACK_ALIGNMENT,C.unpackAlignment);let Yt=fe.getParameter(D.UNPACK_ROW_LENGTH),Ze=fe.getParameter(D.UNPACK_IMAGE_HEIGHT),Zi=fe.getParameter(D.UNPACK_SKIP_PIXELS),zt=fe.getParameter(D.UNPACK_SKIP_ROWS),Ta=fe.getParameter(D.UNPACK_SKIP_IMAGES);fe.pixelStorei(D.UNPACK_ROW_LENGTH,at.width),fe.pixelStorei(D.UNPACK_IMAGE_HEIGHT,at.height),fe.pixelStorei(D.UNPACK_SKIP_PIXELS,Se),fe.pixelStorei(D.UNPACK_SKIP_ROWS,Ne),fe.pixelStorei(D.UNPACK_SKIP_IMAGES,Xe);let Ri=_.isDataArrayTexture||_.isData3DTexture,Ji=C.isDataArrayTexture||C.isData3DTexture;if(_.isDepthTexture){let Ye=Re.get(_),Dt=Re.get(C),Nn=Re.get(Ye.__renderTarget),dt=Re.get(Dt.__renderTarget);fe.bindFramebuffer(D.READ_FRAMEBUFFER,Nn.__webglFramebuffer),fe.bindFramebuffer(D.DRAW_FRAMEBUFFER,dt.__webglFramebuffer);for(let Et=0;Et<ve;Et++)Ri&&(D.framebufferTextureLayer(D.READ_FRAMEBUFFER,D.COLOR_ATTACHMENT0,Re.get(_).__webglTexture,F,Xe+Et),D.framebufferTextureLayer(D.DRAW_FRAMEBUFFER,D.COLOR_ATTACHMENT0,Re.get(C).__webglTexture,he,gt+Et)),D.blitFramebuffer(Se,Ne,Se+xe,Ne+ce,_e,$e,_e+xe,$e+ce,D.DEPTH_BUFFER_BIT,D.NEAREST);fe.bindFramebuffer(D.READ_FRAMEBUFFER,null),fe.bindFramebuffer(D.DRAW_FRAMEBUFFER,null)}else if(F!==0||_.isRenderTargetTexture||Re.has(_)){let Ye=Re.get(_),Dt=Re.get(C);fe.bindFramebuffer(D.READ_FRAMEBUFFER,I),fe.bindFramebuffer(D.DRAW_FRAMEBUFFER,X);for(let Nn=0;Nn<ve;Nn++)Ri?D.framebufferTextureLayer(D.READ_FRAMEBUFFER,D.COLOR_ATTACHMENT0,Ye.__webglTexture,F,Xe+Nn):D.framebufferTexture2D(D.READ_FRAMEBUFFER,D.COLOR_ATTACHMENT0,D.TEXTURE_2D,Ye.__webglTexture,F),Ji?D.framebufferTextureLayer(D.DRAW_FRAMEBUFFER,D.COLOR_ATTACHMENT0,Dt.__webglTexture,he,gt+Nn):D.framebufferTexture2D(D.DRAW_FRAMEBUFFER,D.COLOR_ATTACHMENT0,D.TEXTURE_2D,Dt.__webglTexture,he),F!==0?D.blitFramebuffer(Se,Ne,Se+xe,Ne+ce,_e,$e,_e+xe,$e+ce,D.COLOR_BUFFER_BIT,D.NEAREST):Ji?D.copyTexSubImage3D(Me,he,_e,$e,gt+Nn,Se,Ne,xe,ce):D.copyTexSubImage2D(Me,he,_e,$e,Se,Ne,xe,ce);fe.bindFramebuffer(D.READ_FRAMEBUFFER,null),fe.bindFramebuffer(D.DRAW_FRAMEBUFFER,null)}else Ji?_.isDataTexture||_.isData3DTexture?D.texSubImage3D(Me,he,_e,$e,gt,xe,ce,ve,it,Bt,at.data):C.isCompressedArrayTexture?D.compressedTexSubImage3D(Me,he,_e,$e,gt,xe,ce,ve,it,at.data):D.texSubImage3D(Me,he,_e,$e,gt,xe,ce,ve,it,Bt,at):_.isDataTexture?D.texSubImage2D(D.TEXTURE_2D,he,_e,$e,xe,ce,it,Bt,at.data):_.isCompressedTexture?D.compressedTexSubImage2D(D.TEXTURE_2D,he,_e,$e,at.width,at.height,it,at.data):D.texSubImage2D(D.TEXTURE_2D,he,_e,$e,xe,ce,it,Bt,at);fe.pixelStorei(D.UNPACK_ROW_LENGTH,Yt),fe.pixelStorei(D.UNPACK_IMAGE_HEIGHT,Ze),fe.pixelStorei(D.UNPACK_SKIP_PIXELS,Zi),fe.pixelStorei(D.UNPACK_SKIP_ROWS,zt),fe.pixelStorei(D.UNPACK_SKIP_IMAGES,Ta),he===0&&C.generateMipmaps===!0&&C.mipmapsAutoUpdate===!0&&D.generateMipmap(Me),fe.unbindTexture()},this.initRenderTarget=function(_){Re.get(_).__webglFramebuffer===void 0&&De.setupRenderTarget(_)},this.initTexture=function(_){_.isCubeTexture?De.setTextureCube(_,0):_.isData3DTexture?De.setTexture3D(_,0):_.isDataArrayTexture||_.isCompressedArrayTexture?De.setTexture2DArray(_,0):De.setTexture2D(_,0),fe.unbindTexture()},this.resetState=function(){K=0,V=0,ne=null,fe.reset(),ae.reset()},typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}get coordinateSystem(){return Pn}get outputColorSpace(){return this._outputColorSpace}set outputColorSpace(e){this._outputColorSpace=e;let t=this.getContext();t.drawingBufferColorSpace=qe._getDrawingBufferColorSpace(e),t.unpackColorSpace=qe._getUnpackColorSpace()}};de.line={worldUnits:{value:1},linewidth:{value:1},resolution:{value:new He},dashOffset:{value:0},dashScale:{value:1},dashSize:{value:1},gapSize:{value:1}};tn.line={uniforms:xa.merge([de.common,de.fog,de.line]),vertexShader:`
		#include <common>
		#include <color_pars_vertex>
		#include <fog_pars_vertex>
		#include <logdepthbuf_pars_vertex>
		#include <clipping_planes_pars_vertex>

		uniform float linewidth;
		uniform vec2 resolution;

		attribute vec3 instanceStart;
		attribute vec3 instanceEnd;

		attribute vec3 instanceColorStart;
		attribute vec3 instanceColorEnd;

		#ifdef WORLD_UNITS

			varying vec4 worldPos;
			varying vec3 worldStart;
			varying vec3 worldEnd;

			#ifdef USE_DASH

				varying vec2 vUv;

			#endif

		#else

			varying vec2 vUv;

		#endif

		#ifdef USE_DASH

			uniform float dashScale;
			attribute float instanceDistanceStart;
			attribute float instanceDistanceEnd;
			varying float vLineDistance;

		#endif

		float trimSegmentAlpha( const in vec4 start, const in vec4 end ) {

			// compute the interpolation factor needed to trim the segment so it terminates
			// between the camera plane and the near plane

			// conservative estimate of the near plane
			float a = projectionMatrix[ 2 ][ 2 ]; // 3nd entry in 3th column
			float b = projectionMatrix[ 3 ][ 2 ]; // 3nd entry in 4th column

			// we need different nearEstimate formula for reversed and default depth buffer
			// a is positive with a reversed depth buffer so it can be used for controlling the code flow
			float nearEstimate = ( a > 0.0 ) ? ( - b / ( a + 1.0 ) ) : ( - 0.5 * b / a );

			return ( nearEstimate - start.z ) / ( end.z - start.z );

		}

		void main() {

			#ifdef USE_COLOR

				vColor.xyz = ( position.y < 0.5 ) ? instanceColorStart : instanceColorEnd;

			#endif

			float aspect = resolution.x / resolution.y;

			// camera space
			vec4 start = modelViewMatrix * vec4( instanceStart, 1.0 );
			vec4 end = modelViewMatrix * vec4( instanceEnd, 1.0 );

			#ifdef USE_DASH

				float lineDistanceStart = dashScale * instanceDistanceStart;
				float lineDistanceEnd = dashScale * instanceDistanceEnd;

			#endif

			#ifdef WORLD_UNITS

				worldStart = start.xyz;
				worldEnd = end.xyz;

			#else

				vUv = uv;

			#endif

			// special case for perspective projection, and segments that terminate either in, or behind, the camera plane
			// clearly the gpu firmware has a way of addressing this issue when projecting into ndc space
			// but we need to perform ndc-space calculations in the shader, so we must address this issue directly
			// perhaps there is a more elegant solution -- WestLangley

			bool perspective = ( projectionMatrix[ 2 ][ 3 ] == - 1.0 ); // 4th entry in the 3rd column

			if ( perspective ) {

				if ( start.z < 0.0 && end.z >= 0.0 ) {

					float alpha = trimSegmentAlpha( start, end );
					end.xyz = mix( start.xyz, end.xyz, alpha );

					#ifdef USE_DASH

						lineDistanceEnd = mix( lineDistanceStart, lineDistanceEnd, alpha );

					#endif

				} else if ( end.z < 0.0 && start.z >= 0.0 ) {

					float alpha = trimSegmentAlpha( end, start );
					start.xyz = mix( end.xyz, start.xyz, alpha );

					#ifdef USE_DASH

						lineDistanceStart = mix( lineDistanceEnd, lineDistanceStart, alpha );

					#endif

				}

			}

			#ifdef USE_DASH

				vLineDistance = ( position.y < 0.5 ) ? lineDistanceStart : lineDistanceEnd;
				vUv = uv;

			#endif

			// clip space
			vec4 clipStart = projectionMatrix * start;
			vec4 clipEnd = projectionMatrix * end;

			// ndc space
			vec3 ndcStart = clipStart.xyz / clipStart.w;
			vec3 ndcEnd = clipEnd.xyz / clipEnd.w;

			// direction
			vec2 dir = ndcEnd.xy - ndcStart.xy;

			// account for clip-space aspect ratio
			dir.x *= aspect;
			dir = normalize( dir );

			#ifdef WORLD_UNITS

				vec3 worldDir = normalize( end.xyz - start.xyz );
				vec3 tmpFwd = perspective ? normalize( mix( start.xyz, end.xyz, 0.5 ) ) : vec3( 0.0, 0.0, - 1.0 );
				vec3 worldUp = normalize( cross( worldDir, tmpFwd ) );
				vec3 worldFwd = cross( worldDir, worldUp );
				worldPos = position.y < 0.5 ? start: end;

				// height offset
				float hw = linewidth * 0.5;
				worldPos.xyz += position.x < 0.0 ? hw * worldUp : - hw * worldUp;

				// don't extend the line if we're rendering dashes because we
				// won't be rendering the endcaps
				#ifndef USE_DASH

					// cap extension
					worldPos.xyz += position.y < 0.5 ? - hw * worldDir : hw * worldDir;

					// add width to the box
					worldPos.xyz += worldFwd * hw;

					// endcaps
					if ( position.y > 1.0 || position.y < 0.0 ) {

						worldPos.xyz -= worldFwd * 2.0 * hw;

					}

				#endif

				// project the worldpos
				vec4 clip = projectionMatrix * worldPos;

				// shift the depth of the projected points so the line
				// segments overlap neatly
				vec3 clipPose = ( position.y < 0.5 ) ? ndcStart : ndcEnd;

				// only shift the depth of vertices in front of the camera (#35137)
				if ( clip.w > 0.0 ) clip.z = clipPose.z * clip.w;

			#else

				vec2 offset = vec2( dir.y, - dir.x );
				// undo aspect ratio adjustment
				dir.x /= aspect;
				offset.x /= aspect;

				// sign flip
				if ( position.x < 0.0 ) offset *= - 1.0;

				// endcaps
				if ( position.y < 0.0 ) {

					offset += - dir;

				} else if ( position.y > 1.0 ) {

					offset += dir;

				}

				// adjust for linewidth
				offset *= linewidth;

				// adjust for clip-space to screen-space conversion // maybe resolution should be based on viewport ...
				offset /= resolution.y;

				// select end
				vec4 clip = ( position.y < 0.5 ) ? clipStart : clipEnd;

				// back to clip space
				offset *= clip.w;

				clip.xy += offset;

			#endif

			gl_Position = clip;

			vec4 mvPosition = ( position.y < 0.5 ) ? start : end; // this is an approximation

			#include <logdepthbuf_vertex>
			#include <clipping_planes_vertex>
			#include <fog_vertex>

		}
		`,fragmentShader:`
		uniform vec3 diffuse;
		uniform float opacity;
		uniform float linewidth;

		#ifdef USE_DASH

			uniform float dashOffset;
			uniform float dashSize;
			uniform float gapSize;

		#endif

		varying float vLineDistance;

		#ifdef WORLD_UNITS

			varying vec4 worldPos;
			varying vec3 worldStart;
			varying vec3 worldEnd;

			#ifdef USE_DASH

				varying vec2 vUv;

			#endif

		#else

			varying vec2 vUv;

		#endif

		#include <common>
		#include <color_pars_fragment>
		#include <fog_pars_fragment>
		#include <logdepthbuf_pars_fragment>
		#include <clipping_planes_pars_fragment>

		vec2 closestLineToLine(vec3 p1, vec3 p2, vec3 p3, vec3 p4) {

			float mua;
			float mub;

			vec3 p13 = p1 - p3;
			vec3 p43 = p4 - p3;

			vec3 p21 = p2 - p1;

			float d1343 = dot( p13, p43 );
			float d4321 = dot( p43, p21 );
			float d1321 = dot( p13, p21 );
			float d4343 = dot( p43, p43 );
			float d2121 = dot( p21, p21 );

			float denom = d2121 * d4343 - d4321 * d4321;

			float numer = d1343 * d4321 - d1321 * d4343;

			mua = numer / denom;
			mua = clamp( mua, 0.0, 1.0 );
			mub = ( d1343 + d4321 * ( mua ) ) / d4343;
			mub = clamp( mub, 0.0, 1.0 );

			return vec2( mua, mub );

		}

		void main() {

			float alpha = opacity;
			vec4 diffuseColor = vec4( diffuse, alpha );

			#include <clipping_planes_fragment>

			#ifdef USE_DASH

				if ( vUv.y < - 1.0 || vUv.y > 1.0 ) discard; // discard endcaps

				if ( mod( vLineDistance + dashOffset, dashSize + gapSize ) > dashSize ) discard; // todo - FIX

			#endif

			#ifdef WORLD_UNITS

				float len;

				if ( isOrthographic ) {

					// View rays are parallel to the z axis so the distance reduces to camera-space XY
					vec2 lineDir = worldEnd.xy - worldStart.xy;
					float t = clamp( dot( worldPos.xy - worldStart.xy, lineDir ) / dot( lineDir, lineDir ), 0.0, 1.0 );
					len = length( worldStart.xy + lineDir * t - worldPos.xy );

				} else {

					// Find the closest points on the view ray and the line segment
					vec3 rayEnd = normalize( worldPos.xyz ) * 1e5;
					vec3 lineDir = worldEnd - worldStart;
					vec2 params = closestLineToLine( worldStart, worldEnd, vec3( 0.0, 0.0, 0.0 ), rayEnd );

					vec3 p1 = worldStart + lineDir * params.x;
					vec3 p2 = rayEnd * params.y;
					vec3 delta = p1 - p2;
					len = length( delta );

				}

				float norm = len / linewidth;

				#ifndef USE_DASH

					#ifdef USE_ALPHA_TO_COVERAGE

						float dnorm = fwidth( norm );
						alpha = 1.0 - smoothstep( 0.5 - dnorm, 0.5 + dnorm, norm );

					#else

						if ( norm > 0.5 ) {

							discard;

						}

					#endif

				#endif

			#else

				#ifdef USE_ALPHA_TO_COVERAGE

					// artifacts appear on some hardware if a derivative is taken within a conditional
					float a = vUv.x;
					float b = ( vUv.y > 0.0 ) ? vUv.y - 1.0 : vUv.y + 1.0;
					float len2 = a * a + b * b;
					float dlen = fwidth( len2 );

					if ( abs( vUv.y ) > 1.0 ) {

						alpha = 1.0 - smoothstep( 1.0 - dlen, 1.0 + dlen, len2 );

					}

				#else

					if ( abs( vUv.y ) > 1.0 ) {

						float a = vUv.x;
						float b = ( vUv.y > 0.0 ) ? vUv.y - 1.0 : vUv.y + 1.0;
						float len2 = a * a + b * b;

						if ( len2 > 1.0 ) discard;

					}

				#endif

			#endif

			#include <logdepthbuf_fragment>
			#include <color_fragment>

			gl_FragColor = vec4( diffuseColor.rgb, alpha );

			#include <tonemapping_fragment>
			#include <colorspace_fragment>
			#include <fog_fragment>
			#include <premultiplied_alpha_fragment>

		}
		`};var lr=class extends Dn{constructor(e){super({type:"LineMaterial",uniforms:xa.clone(tn.line.uniforms),vertexShader:tn.line.vertexShader,fragmentShader:tn.line.fragmentShader,clipping:!0}),this.isLineMaterial=!0,this.setValues(e)}get color(){return this.uniforms.diffuse.value}set color(e){this.uniforms.diffuse.value=e}get worldUnits(){return"WORLD_UNITS"in this.defines}set worldUnits(e){e===!0!==this.worldUnits&&(this.needsUpdate=!0),e===!0?this.defines.WORLD_UNITS="":delete this.defines.WORLD_UNITS}get linewidth(){return this.uniforms.linewidth.value}set linewidth(e){this.uniforms.linewidth&&(this.uniforms.linewidth.value=e)}get dashed(){return"USE_DASH"in this.defines}set dashed(e){e===!0!==this.dashed&&(this.needsUpdate=!0),e===!0?this.defines.USE_DASH="":delete this.defines.USE_DASH}get dashScale(){return this.uniforms.dashScale.value}set dashScale(e){this.uniforms.dashScale.value=e}get dashSize(){return this.uniforms.dashSize.value}set dashSize(e){this.uniforms.dashSize.value=e}get dashOffset(){return this.uniforms.dashOffset.value}set dashOffset(e){this.uniforms.dashOffset.value=e}get gapSize(){return this.uniforms.gapSize.value}set gapSize(e){this.uniforms.gapSize.value=e}get opacity(){return this.uniforms.opacity.value}set opacity(e){this.uniforms&&(this.uniforms.opacity.value=e)}get resolution(){return this.uniforms.resolution.value}set resolution(e){this.uniforms.resolution.value.copy(e)}get alphaToCoverage(){return"USE_ALPHA_TO_COVERAGE"in this.defines}set alphaToCoverage(e){this.defines&&(e===!0!==this.alphaToCoverage&&(this.needsUpdate=!0),e===!0?this.defines.USE_ALPHA_TO_COVERAGE="":delete this.defines.USE_ALPHA_TO_COVERAGE)}};var Yp=new yn,jl=new L,cr=class extends oa{constructor(){super(),this.isLineSegmentsGeometry=!0,this.type="LineSegmentsGeometry";let e=[-1,2,0,1,2,0,-1,1,0,1,1,0,-1,0,0,1,0,0,-1,-1,0,1,-1,0],t=[-1,2,1,2,-1,1,1,1,-1,-1,1,-1,-1,-2,1,-2],n=[0,2,1,2,3,1,2,4,3,4,5,3,4,6,5,6,7,5];this.setIndex(n),this.setAttribute("position",new Ct(e,3)),this.setAttribute("uv",new Ct(t,2))}applyMatrix4(e){let t=this.attributes.instanceStart,n=this.attributes.instanceEnd;return t!==void 0&&(t.applyMatrix4(e),n.applyMatrix4(e),t.needsUpdate=!0),this.boundingBox!==null&&this.computeBoundingBox(),this.boundingSphere!==null&&this.computeBoundingSphere(),this}setPositions(e){let t;e instanceof Float32Array?t=e:Array.isArray(e)&&(t=new Float32Array(e));let n=new ni(t,6,1);return this.setAttribute("instanceStart",new ln(n,3,0)),this.setAttribute("instanceEnd",new ln(n,3,3)),this.instanceCount=this.attributes.instanceStart.count,this.computeBoundingBox(),this.computeBoundingSphere(),this}setColors(e){let t;e instanceof Float32Array?t=e:Array.isArray(e)&&(t=new Float32Array(e));let n=new ni(t,6,1);return this.setAttribute("instanceColorStart",new ln(n,3,0)),this.setAttribute("instanceColorEnd",new ln(n,3,3)),this}fromWireframeGeometry(e){return this.setPositions(e.attributes.position.array),this}fromEdgesGeometry(e){return this.setPositions(e.attributes.position.array),this}fromMesh(e){return this.fromWireframeGeometry(new Qr(e.geometry)),this}fromLineSegments(e){let t=e.geometry;return this.setPositions(t.attributes.position.array),this}computeBoundingBox(){this.boundingBox===null&&(this.boundingBox=new yn);let e=this.attributes.instanceStart,t=this.attributes.instanceEnd;e!==void 0&&t!==void 0&&(this.boundingBox.setFromBufferAttribute(e),Yp.setFromBufferAttribute(t),this.boundingBox.union(Yp))}computeBoundingSphere(){this.boundingSphere===null&&(this.boundingSphere=new on),this.boundingBox===null&&this.computeBoundingBox();let e=this.attributes.instanceStart,t=this.attributes.instanceEnd;if(e!==void 0&&t!==void 0){let n=this.boundingSphere.center;this.boundingBox.getCenter(n);let s=0;for(let r=0,a=e.count;r<a;r++)jl.fromBufferAttribute(e,r),s=Math.max(s,n.distanceToSquared(jl)),jl.fromBufferAttribute(t,r),s=Math.max(s,n.distanceToSquared(jl));this.boundingSphere.radius=Math.sqrt(s),isNaN(this.boundingSphere.radius)&&console.error("THREE.LineSegmentsGeometry.computeBoundingSphere(): Computed radius is NaN. The instanced position data is likely to have NaN values.",this)}}toJSON(){}};var hh=new Ke,Zp=new L,Jp=new L,kt=new Ke,Ft=new Ke,ri=new Ke,dh=new L,fh=new et,Ot=new ca,Kp=new L,Ql=new yn,ec=new on,ai=new Ke,oi,ys;function jp(i,e,t){return ai.set(0,0,-e,1).applyMatrix4(i.projectionMatrix),ai.multiplyScalar(1/ai.w),ai.x=ys/t.width,ai.y=ys/t.height,ai.applyMatrix4(i.projectionMatrixInverse),ai.multiplyScalar(1/ai.w),Math.abs(Math.max(ai.x,ai.y))}function __(i,e){let t=i.matrixWorld,n=i.geometry,s=n.attributes.instanceStart,r=n.attributes.instanceEnd,a=Math.min(n.instanceCount,s.count);for(let o=0,l=a;o<l;o++){Ot.start.fromBufferAttribute(s,o),Ot.end.fromBufferAttribute(r,o),Ot.applyMatrix4(t);let c=new L,u=new L;oi.distanceSqToSegment(Ot.start,Ot.end,u,c),u.distanceTo(c)<ys*.5&&e.push({point:u,pointOnLine:c,distance:oi.origin.distanceTo(u),object:i,face:null,faceIndex:o,uv:null,uv1:null})}}function M_(i,e,t){let n=e.projectionMatrix,r=i.material.resolution,a=i.matrixWorld,o=i.geometry,l=o.attributes.instanceStart,c=o.attributes.instanceEnd,u=Math.min(o.instanceCount,l.count),d=-e.near;oi.at(1,ri),ri.w=1,ri.applyMatrix4(e.matrixWorldInverse),ri.applyMatrix4(n),ri.multiplyScalar(1/ri.w),ri.x*=r.x/2,ri.y*=r.y/2,ri.z=0,dh.copy(ri),fh.multiplyMatrices(e.matrixWorldInverse,a);for(let h=0,f=u;h<f;h++){if(kt.fromBufferAttribute(l,h),Ft.fromBufferAttribute(c,h),kt.w=1,Ft.w=1,kt.applyMatrix4(fh),Ft.applyMatrix4(fh),kt.z>d&&Ft.z>d)continue;if(kt.z>d){let A=kt.z-Ft.z,b=(kt.z-d)/A;kt.lerp(Ft,b)}else if(Ft.z>d){let A=Ft.z-kt.z,b=(Ft.z-d)/A;Ft.lerp(kt,b)}kt.applyMatrix4(n),Ft.applyMatrix4(n),kt.multiplyScalar(1/kt.w),Ft.multiplyScalar(1/Ft.w),kt.x*=r.x/2,kt.y*=r.y/2,Ft.x*=r.x/2,Ft.y*=r.y/2,Ot.start.copy(kt),Ot.start.z=0,Ot.end.copy(Ft),Ot.end.z=0;let v=Ot.closestPointToPointParameter(dh,!0);Ot.at(v,Kp);let m=Ju.lerp(kt.z,Ft.z,v),p=m>=-1&&m<=1,M=dh.distanceTo(Kp)<ys*.5;if(p&&M){Ot.start.fromBufferAttribute(l,h),Ot.end.fromBufferAttribute(c,h),Ot.start.applyMatrix4(a),Ot.end.applyMatrix4(a);let A=new L,b=new L;oi.distanceSqToSegment(Ot.start,Ot.end,b,A),t.push({point:b,pointOnLine:A,distance:oi.origin.distanceTo(b),object:i,face:null,faceIndex:h,uv:null,uv1:null})}}}var tc=class extends cn{constructor(e=new cr,t=new lr({color:Math.random()*16777215})){super(e,t),this.isLineSegments2=!0,this.type="LineSegments2"}computeLineDistances(){let e=this.geometry,t=e.attributes.instanceStart,n=e.attributes.instanceEnd,s=new Float32Array(2*t.count);for(let a=0,o=0,l=t.count;a<l;a++,o+=2)Zp.fromBufferAttribute(t,a),Jp.fromBufferAttribute(n,a),s[o]=o===0?0:s[o-1],s[o+1]=s[o]+Zp.distanceTo(Jp);let r=new ni(s,2,1);return e.setAttribute("instanceDistanceStart",new ln(r,1,0)),e.setAttribute("instanceDistanceEnd",new ln(r,1,1)),this}raycast(e,t){let n=this.material.worldUnits,s=e.camera;if(s===null&&!n&&console.error('LineSegments2: "Raycaster.camera" needs to be set in order to raycast against LineSegments2 while worldUnits is set to false.'),n===!1&&(this.material.resolution.x===0||this.material.resolution.y===0))return;let r=e.params.Line2!==void 0&&e.params.Line2.threshold||0;oi=e.ray;let a=this.matrixWorld,o=this.geometry,l=this.material;ys=l.linewidth+r,o.boundingSphere===null&&o.computeBoundingSphere(),ec.copy(o.boundingSphere).applyMatrix4(a);let c;if(n)c=ys*.5;else{let d=Math.max(s.near,ec.distanceToPoint(oi.origin));c=jp(s,d,l.resolution)}if(ec.radius+=c,oi.intersectsSphere(ec)===!1)return;o.boundingBox===null&&o.computeBoundingBox(),Ql.copy(o.boundingBox).applyMatrix4(a);let u;if(n)u=ys*.5;else{let d=Math.max(s.near,Ql.distanceToPoint(oi.origin));u=jp(s,d,l.resolution)}Ql.expandByScalar(u),oi.intersectsBox(Ql)!==!1&&(n?__(this,t):M_(this,s,t))}onBeforeRender(e){let t=this.material.uniforms;t&&t.resolution&&(e.getViewport(hh),this.material.uniforms.resolution.value.set(hh.z,hh.w))}};var nc=class{array=new Float32Array(192);n=0;take(e){if(this.n+e>this.array.length){let t=new Float32Array(2**Math.ceil(Math.log2(this.n+e)));t.set(this.array.subarray(0,this.n)),this.array=t}return this.n+=e,this.array.subarray(this.n-e,this.n)}},Sa=class{constructor(e){this.scene=e}scene;pools=new Map;begin(){for(let{room:e}of this.pools.values())e.n=0}segments(e,t){return this.pool(`${e} ${t}`,()=>b_(e,t)).room}marks(e,t,n){return this.pool(`${e} ${n}`,()=>S_(t,n)).room}end(){for(let{room:e,object:t,upload:n}of this.pools.values())t.visible=e.n>0,e.n>0&&n()}clear(){for(let{object:e,material:t}of this.pools.values())this.scene.remove(e),e.geometry.dispose(),t.dispose();this.pools.clear()}pool(e,t){let n=this.pools.get(e);if(n)return n;let s=t();return s.object.frustumCulled=!1,s.object.geometry.boundingSphere=new on(new L,2),this.pools.set(e,s),this.scene.add(s.object),s}};function b_(i,e){let t=new nc,n=new cr,s=new lr({color:i,linewidth:e}),r=new tc(n,s),a=null;return{room:t,object:r,material:s,upload(){a?.array!==t.array&&(n.dispose(),a=new ni(t.array,6,1),n.setAttribute("instanceStart",new ln(a,3,0)),n.setAttribute("instanceEnd",new ln(a,3,3))),a.clearUpdateRanges(),a.addUpdateRange(0,t.n),a.needsUpdate=!0,n.instanceCount=t.n/6}}}function S_(i,e){let t=new nc,n=new $t,s=new Qs({map:i,size:e,sizeAttenuation:!1,transparent:!0,alphaTest:.25,depthWrite:!0}),r=new qr(n,s),a=null;return{room:t,object:r,material:s,upload(){a?.array!==t.array&&(n.dispose(),a=new Xt(t.array,3),n.setAttribute("position",a)),a.clearUpdateRanges(),a.addUpdateRange(0,t.n),a.needsUpdate=!0,n.setDrawRange(0,t.n/3)}}}var Qp=[-2.2,.66,4.1],em=[-.2,1.55],tm=[.6,20],ic=class{constructor(e,t,n){this.el=e;this.camera=t;this.moved=n;e.addEventListener("pointerdown",this.down),e.addEventListener("pointermove",this.move);for(let s of["pointerup","pointercancel"])e.addEventListener(s,this.up);e.addEventListener("wheel",this.wheel,{passive:!1}),e.addEventListener("keydown",this.key),e.addEventListener("contextmenu",s=>{s.preventDefault()}),this.place()}el;camera;moved;view=[...Qp];target=[0,0,-.14];fingers=new Map;set(e){this.view=[...e??Qp],e===null&&(this.target=[0,0,-.14]),this.place()}place(){this.view[1]=Math.min(em[1],Math.max(em[0],this.view[1])),this.view[2]=Math.min(tm[1],Math.max(tm[0],this.view[2]));let[e,t,n]=this.view,[s,r,a]=this.target;this.camera.up.set(0,0,1),this.camera.position.set(s+n*Math.cos(t)*Math.cos(e),r+n*Math.cos(t)*Math.sin(e),a+n*Math.sin(t)),this.camera.lookAt(s,r,a)}changed(e){this.place(),this.moved(this.view,e)}turn(e,t){this.view[0]-=e*.008,this.view[1]+=t*.008}pan(e,t){let n=this.view[2]*.9/Math.max(1,this.el.clientHeight),[s,r]=[Math.sin(this.view[0]),Math.cos(this.view[0])];this.target[0]+=(s*e-r*Math.sin(this.view[1])*t)*n,this.target[1]+=(-r*e-s*Math.sin(this.view[1])*t)*n,this.target[2]+=Math.cos(this.view[1])*t*n}down=e=>{this.el.focus({preventScroll:!0}),this.el.setPointerCapture(e.pointerId),this.fingers.set(e.pointerId,[e.clientX,e.clientY])};move=e=>{let t=this.fingers.get(e.pointerId);if(t===void 0)return;let[n,s]=[e.clientX-t[0],e.clientY-t[1]];if(this.fingers.size===2){let r=[...this.fingers].find(([l])=>l!==e.pointerId)[1],a=Math.hypot(t[0]-r[0],t[1]-r[1]),o=Math.hypot(e.clientX-r[0],e.clientY-r[1]);o>0&&(this.view[2]*=a/o),this.turn(0,s/2)}else e.shiftKey||(e.buttons&6)!==0?this.pan(n,s):this.turn(n,e.pointerType==="touch"?0:s);this.fingers.set(e.pointerId,[e.clientX,e.clientY]),this.changed(!1)};up=e=>{this.fingers.delete(e.pointerId)&&this.changed(!0)};wheel=e=>{!e.ctrlKey&&document.activeElement!==this.el&&this.root.activeElement!==this.el||(e.preventDefault(),this.view[2]*=Math.exp(Math.max(-.5,Math.min(.5,e.deltaY*.0015))),this.changed(!0))};get root(){return this.el.getRootNode()}key=e=>{let n={ArrowLeft:[-12,0],ArrowRight:[12,0],ArrowUp:[0,12],ArrowDown:[0,-12]}[e.key];if(n&&e.shiftKey)this.pan(...n);else if(n)this.turn(...n);else if(e.key==="+"||e.key==="=")this.view[2]*=.9;else if(e.key==="-")this.view[2]/=.9;else if(e.key==="0")this.set(null);else return;e.preventDefault(),this.changed(!0)}};var nm=64,sc=class{constructor(e){this.theme=e}theme;known=new Map;marker({marker:e,color:t}){return this.drawn(`${e} ${t}`,(n,s)=>{n.beginPath(),fn(n,e,s,s,13),[n.lineWidth,n.strokeStyle,n.fillStyle]=[4,this.theme.halo,t],n.stroke(),n.fill()})}spot(e){return this.drawn(e,(t,n)=>{Wa(t,e,n,n,12,this.theme)})}ring(){return this.drawn("ring",(e,t)=>{this.outlined(e,this.theme.ink,()=>{e.arc(t,t,7.5,0,2*Math.PI)})})}crosshair(){return this.drawn("cross",(e,t)=>{this.outlined(e,this.theme.accent,()=>{for(let[n,s]of[[8,0],[-8,0],[0,8],[0,-8]])e.moveTo(t+n/3,t+s/3),e.lineTo(t+n,t+s)})})}handle(){return this.drawn("handle",(e,t)=>{[e.fillStyle,e.strokeStyle,e.lineWidth]=[this.theme.paper,this.theme.accent,3],e.beginPath(),e.arc(t,t,7,0,2*Math.PI),e.fill(),e.stroke()})}dispose(){for(let e of this.known.values())e.dispose();this.known.clear()}outlined(e,t,n){for(let[s,r]of[[4,this.theme.halo],[1.8,t]])[e.lineWidth,e.strokeStyle]=[s,r],e.beginPath(),n(),e.stroke()}drawn(e,t){let n=this.known.get(e);if(n)return n;let s=document.createElement("canvas");s.width=s.height=nm;let r=s.getContext("2d");r.setTransform(3,0,0,3,0,0),t(r,nm/6);let a=new Zr(s);return a.colorSpace="srgb",this.known.set(e,a),a}};var _s=110,rc=.012,w_=.55,T_=60,A_=.4,E_=["MINIMUM","MAXIMUM","STRICT_SADDLE","DEGENERATE","UNDECIDED"],ac=class{canvas;renderer;scene=new Hr;camera=new Kt(38,1,.05,60);still=new Sa(this.scene);moving=new Sa(this.scene);orbit=null;fixed=[];sprites;ground=null;relief;height;theme;spots=[];curves=[];half=1;centre=[0,0];stale=!0;values=new Float64Array(256);constructor(){this.canvas=document.createElement("canvas");let e=this.canvas.getContext("webgl2",{antialias:!0,alpha:!0,depth:!0,premultipliedAlpha:!0});if(e===null)throw new Error("no WebGL");this.renderer=new Zl({canvas:this.canvas,context:e,antialias:!0,alpha:!0});let t=new ra(16777215,1.5);t.position.set(-1.5,1,2.5),this.scene.add(new aa(16777215,1.9),t)}orbitBy(e){this.orbit=new ic(this.canvas,this.camera,e)}get compressed(){return this.ground!==null&&this.height.compressed}resize(e,t){this.renderer.setPixelRatio(Math.min(2,devicePixelRatio||1)),this.renderer.setSize(e,t,!1),this.camera.aspect=e/t,this.camera.updateProjectionMatrix()}setCamera(e){this.orbit?.set(e)}setGround(e,t){this.ground=e,this.relief=e.relief(t,_s),this.height=Vd(this.relief);let[[n,s],[r,a]]=t;this.half=Math.max(s-n,a-r)/2,this.centre=[(n+s)/2,(r+a)/2],this.stale=!0}setTheme(e){this.theme=e,this.moving.clear(),this.sprites?.dispose(),this.sprites=new sc(e),this.stale=!0}setPlace(e,t){this.spots=e,this.curves=t,this.stale=!0}noiseArrow(e,t){let n=A_*this.half;return{tail:t,tip:[t[0]+n*e[0],t[1]+n*e[1]]}}pixel(e){let t=new Float32Array(3);if(this.ground===null||!this.placed([e[0]],[e[1]],1,t,0))return[Number.NaN,Number.NaN];let n=new L(t[0],t[1],t[2]).project(this.camera);return[(n.x+1)/2*this.canvas.clientWidth,(1-n.y)/2*this.canvas.clientHeight]}toPlane(e,t){let n=this.fixed[0];if(!n)return null;let s=new la;s.setFromCamera(new He(2*e/this.canvas.clientWidth-1,1-2*t/this.canvas.clientHeight),this.camera);let r=s.intersectObject(n)[0]?.point;return r?[this.centre[0]+r.x*this.half,this.centre[1]+r.y*this.half]:null}get pixelsPerUnit(){return this.canvas.clientHeight/2/this.half}draw(e=$a){if(this.ground===null)return;this.stale&&this.build(),this.stale=!1;let{moving:t,sprites:n,theme:s}=this;t.begin();for(let{position:r,xs:a,ys:o,n:l}of e.crowds){let c=an(r,s),u=l>1e3?5:l>60?8:13,d=t.marks(`${r}`,n.marker(c),u*this.ratio);this.placed(a,o,l,d.take(3*l),2*rc)}for(let{position:r,track:a}of e.trails)this.line(t,a,an(r,s).color,1.6,2);if(e.path!==null){let[r,a]=e.path.track;this.line(t,e.path.track,an(e.path.position,s).color,2.4,2.5),r.length>0&&this.mark(t,"ring",[[r[r.length-1],a[a.length-1]]],24,3)}e.starts.length<=200&&this.mark(t,"ring",e.starts,17,1),e.crosshair&&this.mark(t,"crosshair",[e.crosshair],26,3);for(let{from:r,along:a,color:o,wide:l}of e.arrows)this.arrow(r,a,o,l?3.5:2.4);if(e.noise!==null){let{tail:r,tip:a}=this.noiseArrow(e.noise.direction,e.noise.at);this.arrow(r,[a[0]-r[0],a[1]-r[1]],s.accent,3),this.mark(t,"handle",[a],19,5)}t.end(),this.renderer.render(this.scene,this.camera)}dispose(){this.tear(),this.moving.clear(),this.sprites?.dispose(),this.renderer.dispose(),this.renderer.forceContextLoss()}get ratio(){return this.renderer.getPixelRatio()}tear(){this.still.clear();for(let e of this.fixed)this.scene.remove(e),e.geometry.dispose(),e.material.dispose();this.fixed=[]}build(){this.tear();let{relief:e,still:t}=this,n=[];for(let r of e.levels){let a=Rs(e,r),o=this.z(r)+rc/3;for(let l=0;l<a.length;l+=2)n.push(...this.flat(a[l],a[l+1]),o)}let s=new $r(im(n),new js({color:this.theme.dark?14147306:2897992,transparent:!0,opacity:this.theme.dark?.28:.4}));this.fixed=[this.mesh(),s],this.scene.add(...this.fixed),t.begin();for(let{track:r,kind:a}of this.curves)this.line(t,a==="stable"?r:R_(r),this.theme.accent,2,1);for(let r of E_){let a=this.spots.filter(l=>l.kind===r).map(l=>l.location),o=(this.spots.length>T_?9:18)*this.ratio;this.put(t.marks(r,this.sprites.spot(r),o),a,2)}t.end()}mesh(){let{relief:e}=this,[t,n,s]=[[],[],[]],[[r,a],[o,l]]=e.box,c=new Ge;e.values.forEach((h,f)=>{let[g,v]=[f%_s,Math.floor(f/_s)],m=this.flat(r+(a-r)*g/(_s-1),o+(l-o)*v/(_s-1));t.push(...m,this.z(h));let p=Es(h,e.levels),[M,A,b]=ss(Number.isNaN(p)?.35:p,this.theme);if(c.setRGB(M/255,A/255,b/255,"srgb"),n.push(c.r,c.g,c.b),g===0||v===0)return;let E=[f-_s-1,f-_s,f,f-1];E.some(T=>Number.isNaN(e.values[T]))||s.push(E[0],E[1],E[2],E[0],E[2],E[3])});let u=im(t);u.setAttribute("color",new Xt(new Float32Array(n),3)),u.setIndex(s),u.computeVertexNormals();let d=new ea({vertexColors:!0,side:Ln,polygonOffset:!0,polygonOffsetFactor:1,polygonOffsetUnits:1});return new cn(u,d)}flat(e,t){return[(e-this.centre[0])/this.half,(t-this.centre[1])/this.half]}z(e){return w_*this.height.of(e)}placed(e,t,n,s,r){this.values.length<n&&(this.values=new Float64Array(2*n));let{values:a,half:o}=this,[l,c]=this.centre;this.ground.values(e,t,n,a);let u=!0;for(let d=0;d<n;d++){let[h,f,g]=[(e[d]-l)/o,(t[d]-c)/o,a[d]],v=Math.abs(h)<=1.02&&Math.abs(f)<=1.02&&Number.isFinite(g);s[3*d]=v?h:1e3,s[3*d+1]=v?f:1e3,s[3*d+2]=v?this.z(g)+r:1e3,u&&=v}return u}line(e,[t,n],s,r,a){let o=t.length,l=new Float32Array(3*o);this.placed(t,n,o,l,a*rc);let c=e.segments(s,r);for(let u=0;u+1<o;u++)l[3*u]<100&&l[3*u+3]<100&&c.take(6).set(l.subarray(3*u,3*u+6))}arrow(e,t,n,s){let r=Array.from({length:24},(l,c)=>c/23),a=l=>r.map(c=>e[l]+t[l]*c);this.line(this.moving,[a(0),a(1)],n,s,4);let o=[e[0]+t[0],e[1]+t[1]];for(let l of[2.6,-2.6]){let[c,u]=[Math.cos(l)*.18,Math.sin(l)*.18],d=[o[0]+t[0]*c-t[1]*u,o[1]+t[0]*u+t[1]*c];this.line(this.moving,[[o[0],d[0]],[o[1],d[1]]],n,s,4)}}mark(e,t,n,s,r){this.put(e.marks(t,this.sprites[t](),s*this.ratio),n,r)}put(e,t,n){this.placed(t.map(s=>s[0]),t.map(s=>s[1]),t.length,e.take(3*t.length),n*rc)}};function R_([i,e]){let t=n=>Array.from(n,(s,r)=>r%4<2?s:Number.NaN);return[t(i),t(e)]}function im(i){return new $t().setAttribute("position",new Xt(new Float32Array(i),3))}var C_=14,I_=5,oc=class{constructor(e,t){this.view=e;this.touch=t;let{canvas:n}=e;n.addEventListener("pointerdown",this.down),n.addEventListener("pointermove",this.move),n.addEventListener("pointerup",this.up),n.addEventListener("pointercancel",this.up)}view;touch;grip={kind:"none"};begin=null;dragged=!1;nFingers=0;pixel(e){let t=this.view.canvas.getBoundingClientRect();return[e.clientX-t.left,e.clientY-t.top]}find([e,t],n){let s=l=>{let[c,u]=this.view.pixel(l);return Math.hypot(c-e,u-t)},r=this.touch.noise();if(r!==null){let{tail:l,tip:c}=this.view.noiseArrow(r.direction,r.at);if(s(c)<n)return{kind:"noise",tail:l}}let a={kind:"none"},o=n;return this.touch.starts().forEach((l,c)=>{let u=s(l);u<o&&([o,a]=[u,{kind:"start",index:c}])}),a}down=e=>{this.nFingers+=1,this.begin=e.button===0&&this.nFingers===1&&!e.shiftKey?this.pixel(e):null,this.dragged=!1,this.grip=this.begin?this.find(this.begin,C_*(e.pointerType==="touch"?1.6:1)):{kind:"none"},this.grip.kind!=="none"&&(this.view.canvas.focus({preventScroll:!0}),this.view.canvas.setPointerCapture(e.pointerId),e.stopImmediatePropagation())};move=e=>{if(this.begin===null)return;let t=this.pixel(e);this.dragged||=Math.hypot(t[0]-this.begin[0],t[1]-this.begin[1])>=I_,this.grip.kind!=="none"&&(e.stopImmediatePropagation(),this.dragged&&this.drag(t,!1))};drag([e,t],n){let s=this.view.toPlane(e,t);if(s!==null){if(this.grip.kind==="start")this.touch.moveStart(this.grip.index,os(s,this.view.pixelsPerUnit),n);else if(this.grip.kind==="noise"){let r=[s[0]-this.grip.tail[0],s[1]-this.grip.tail[1]];Math.hypot(...r)*this.view.pixelsPerUnit>3&&this.touch.turned(r)}}}up=e=>{this.nFingers=Math.max(0,this.nFingers-1);let{begin:t,grip:n}=this;if(this.begin=null,n.kind!=="none"&&e.stopImmediatePropagation(),t===null||e.type!=="pointerup")return;let s=this.pixel(e);this.dragged?this.drag(s,!0):this.tap(s,n),this.grip={kind:"none"}};tap([e,t],n){if(this.touch.pickAt(e,t,r=>this.view.pixel(r))||n.kind!=="none")return;let s=this.view.toPlane(e,t);s!==null&&this.touch.tool()==="drop"&&this.touch.drop(os(s,this.view.pixelsPerUnit))}};var P_=8,D_="This browser offers no WebGL: the contours alone are shown. Everything else works.",lc=class{constructor(e,t,n,s){this.hand=e;this.drew=s;try{this.surface=new ac,new oc(this.surface,t),this.surface.orbitBy((l,c)=>{this.redraw(),c&&e.change({view:{...e.state.view,camera:[l[0],l[1],l[2]]}})})}catch{n(D_)}let r=this.contours.canvas;for(let[l,c]of Object.entries({tabindex:"0",role:"application","aria-roledescription":"contour map","data-testid":"contours","aria-label":"Landscape from above. Arrows move a crosshair, Shift finer; Enter drops a start; M carries the nearest start, Delete removes it; plus and minus zoom, 0 shows all."}))r.setAttribute(l,c);if(this.boxes={surface:B("figure",{class:"view"},this.surface?.canvas??B("div")),contours:B("figure",{class:"view"},r)},this.surface){let{canvas:l}=this.surface;for(let[c,u]of Object.entries({tabindex:"0",role:"application","aria-roledescription":"surface in three dimensions","data-testid":"surface","aria-label":"Landscape as a surface. Arrows turn it, with Shift they move it; plus and minus zoom, 0 resets."}))l.setAttribute(c,u)}let a=(l,c)=>rt(c,()=>{let u={...e.state.view,[l]:!e.state.view[l]};!u.surface&&!u.contours&&(u[l==="surface"?"contours":"surface"]=!0),e.change({view:u})},{"data-testid":`view-${l}`});this.toggles={surface:a("surface","surface"),contours:a("contours","contours")};let o=(l,c,u)=>rt(l,()=>{u===0&&e.place?this.contours.viewport.show(e.place.box):this.contours.viewport.zoomBy(u),this.contours.moved(),this.redraw()},{"aria-label":c,class:"small"});this.el=B("section",{class:"stage","aria-label":"Views"},B("div",{class:"row"},this.toggles.surface,this.toggles.contours,B("span",{class:"spring"}),o("\u2212","zoom contours out",.8),o("+","zoom contours in",1.25),o("whole","show all contours",0)),B("div",{class:"views"},this.boxes.surface,this.boxes.contours),B("p",{class:"legend"},"\u25C9 minimum  \u2715 saddle  \u25B3 maximum  \u25C7 degenerate; solid curve: the saddle's stable manifold, dotted: its way out. ",this.caption)),new Xa(this.contours,t),this.watch=new ResizeObserver(()=>this.resize()),this.watch.observe(this.boxes.surface),this.watch.observe(this.boxes.contours)}hand;drew;el;contours=new Ya;surface=null;boxes;toggles;caption=B("span",{class:"note"});watch;pending=0;frame=null;follow(e){let t=e.view.surface&&this.surface!==null,n=e.view.contours||this.surface===null;this.boxes.surface.hidden=!t,this.boxes.contours.hidden=!n,this.toggles.surface.disabled=this.surface===null,this.toggles.surface.setAttribute("aria-pressed",String(t)),this.toggles.contours.setAttribute("aria-pressed",String(n)),this.redraw()}setCamera(e){this.surface?.setCamera(e),this.redraw()}theme(e){this.contours.setTheme(e),this.surface?.setTheme(e),this.redraw()}arrive(e,t){if(!(t!==null&&t.formula===e.formula&&JSON.stringify(t.box)===JSON.stringify(e.box))){let r=new As(bt(e.landscape).formula);this.contours.setGround(r,e.box),this.surface?.setGround(r,e.box)}let s=e.manifolds.slice(0,2*P_).flatMap(({kind:r,branches:a})=>a.map(o=>({kind:r,track:o})));this.contours.setPlace(e.criticalPoints,s),this.surface?.setPlace(e.criticalPoints,s),this.caption.textContent=this.surface?.compressed?"The surface's height is compressed (asinh), or a few high values would hide the rest.":"",this.redraw()}see(e){this.frame=e,this.redraw()}redraw(){this.pending===0&&(this.pending=requestAnimationFrame(()=>this.draw()))}dispose(){cancelAnimationFrame(this.pending),this.watch.disconnect(),this.surface?.dispose()}resize(){for(let e of["surface","contours"]){let{clientWidth:t,clientHeight:n}=this.boxes[e];t>0&&n>0&&this[e]?.resize(t,n)}this.redraw()}draw(){if(this.pending=0,this.hand.place===null)return;let e=performance.now(),t=this.overlay();this.boxes.contours.hidden||this.contours.draw(t),this.boxes.surface.hidden||this.surface?.draw(t),this.drew(performance.now()-e)}overlay(){let{state:e,place:t}=this.hand,{frame:n}=this,s=e.selected,r=s&&n?n.optimizers[s.optimizer]:void 0,a=e.starts.kind==="points"?e.starts.points:e.starts.kind==="line"?[e.starts.from,e.starts.to]:[e.starts.center],o=null;if(r&&s&&r.path[0].length>0){let l=r.path[0].length-1,c=Cn(e.optimizers,s.optimizer),u=n?.forecast&&n.forecast.optimizer===s.optimizer?Vc(n.forecast):"";o={at:[r.path[0][l],r.path[1][l]],text:u?`${c}: ${u}`:c}}return{crowds:(n?.optimizers??[]).map((l,c)=>({position:c,xs:l.points[0],ys:l.points[1],n:l.points[0].length})),trails:(n?.optimizers??[]).map((l,c)=>({position:c,track:l.path})).filter(({position:l,track:c})=>c[0].length>1&&l!==s?.optimizer),path:r&&s?{position:s.optimizer,track:r.path}:null,label:o,starts:t?.nDims===1?a.map(([l])=>[l,0]):a,shape:e.starts.kind==="points"?null:e.starts.kind==="line"?{kind:"line",from:e.starts.from,to:e.starts.to}:{kind:"patch",center:e.starts.center,radius:e.starts.radius},noise:Va(this.hand),arrows:this.hand.arrows,crosshair:this.hand.crosshair}}};var ph=8,sm=[["drop","points"],["line","line"],["patch","patch"]];function L_(i,e,t){let n=i.kind==="points"?i.points[0]:i.kind==="line"?i.from:i.center,s=i.kind==="points"?100:i.count;if(e==="drop")return{kind:"points",points:[n]};if(e==="patch")return{kind:e,center:n,radius:Number((t/20).toPrecision(2)),count:s};let r=[n[0],Number((n[1]+t/4).toPrecision(3))];return{kind:"line",from:n,to:r,count:s}}function am(i){let e=()=>i.place?i.place.box[0][1]-i.place.box[0][0]:4,t=h=>{let f=i.state.selected,g=f&&f.walker<Mt(h)?f:null;i.change({starts:h,selected:g})},n=sm.map(([h,f])=>rt(f,()=>{i.tool=h;let g=i.state.starts;(h==="drop"?g.kind==="points":g.kind===h)?c():t(L_(g,h,e()))},{"data-testid":`starts-${h}`,"aria-pressed":"false"})),s=B("div",{class:"fields"}),r=B("p",{class:"note"}),a=(h,f,g)=>{let v=f.map((m,p)=>{let M=pn(p===0?"x":"y",A=>{g(p===0?[A,f[1]]:[f[0],A])},{"aria-label":`${h}, ${p===0?"x":"y"}`});return M.set(m),M.el});return B("div",{class:"pair",role:"group","aria-label":h},B("span",{},h),...v)},o=(h,f,g)=>{let v=pn(h,g,{});return v.set(f),v.el},l="",c=()=>{let{starts:h}=i.state,f=h.kind==="points"?"drop":h.kind;sm.forEach(([p],M)=>n[M].setAttribute("aria-pressed",String(p===f))),i.tool=f;let g=JSON.stringify(h),v=s.getRootNode().activeElement;if(g===l)return;l=g;let m=v&&s.contains(v)?[...s.querySelectorAll("input,button")].indexOf(v):-1;s.replaceChildren(...u(h)),m>=0&&s.querySelectorAll("input,button")[m]?.focus(),r.textContent=f==="drop"?"Click either view to drop a start, drag one to move it. Keys: arrows, then Enter.":f==="line"?"Drag across the contours to draw the line of starts.":"Drag on the contours from the centre outwards: the radius is one standard deviation."},u=h=>{if(h.kind==="line")return[a("from",h.from,v=>t({...h,from:v})),a("to",h.to,v=>t({...h,to:v})),o("walkers",h.count,v=>t({...h,count:rm(v)}))];if(h.kind==="patch")return[a("centre",h.center,v=>t({...h,center:v})),o("radius",h.radius,v=>t({...h,radius:Math.abs(v)})),o("walkers",h.count,v=>t({...h,count:rm(v)}))];let{points:f}=h,g=f.slice(0,ph).map((v,m)=>{let p=a(`start ${m+1}`,v,M=>t({kind:"points",points:f.map((A,b)=>m===b?M:A)}));return f.length>1&&p.append(rt("\u2715",()=>t({kind:"points",points:f.filter((M,A)=>A!==m)}),{"aria-label":`remove start ${m+1} at (${ke(v[0])}, ${ke(v[1])})`,class:"small"})),p});return f.length>ph&&g.push(B("p",{class:"note"},`and ${f.length-ph} more`)),f.length>1&&g.push(rt("keep the first alone",()=>t({kind:"points",points:f.slice(0,1)}),{class:"small"})),g};return{el:Di("Starts",!0,B("div",{class:"row",role:"group","aria-label":"shape of the starts"},...n),s,r),follow:c}}var rm=i=>Math.min(1e4,Math.max(1,Math.round(i)));var[cc,om,lm,cm]=[40,12,34,12];function um(i){let e=B("canvas",{class:"survival",role:"img","aria-label":"Survival curves; the table below has the numbers"}),t=B("p",{class:"note"}),n=B("div",{class:"scroll"}),s=B("details",{},B("summary",{},"the same as a table"),n);return{el:B("div",{class:"card","data-testid":"survival"},B("h3",{},"Share still at the saddle"),e,t,s),see(a){let o=a.optimizers.some(l=>l.survival!==null);e.hidden=s.hidden=!o,t.textContent=o?"Kaplan\u2013Meier over the walkers that started here; whoever diverged or left the domain counts as never escaped.":"The walkers did not start near a saddle: there is nothing to leave.",o&&(N_(i,e,a),(s.open||n.childElementCount===0)&&n.replaceChildren(U_(i,a)))}}}function N_(i,e,t){let n=Math.min(2,devicePixelRatio||1),[s,r]=[e.clientWidth||320,e.clientHeight||180];e.width!==Math.round(s*n)&&(e.width=Math.round(s*n)),e.height!==Math.round(r*n)&&(e.height=Math.round(r*n));let a=e.getContext("2d"),{theme:o}=i;a.setTransform(n,0,0,n,0,0),a.clearRect(0,0,s,r);let l=u=>cc+(s-cc-cm)*u/t.nSteps,c=u=>om+(r-om-lm)*(1-u);a.font="11px system-ui, sans-serif",a.fillStyle=a.strokeStyle=o.faint,a.lineWidth=1,a.textBaseline="middle",a.textAlign="right";for(let u of[0,.5,1])a.globalAlpha=.35,a.beginPath(),a.moveTo(cc,c(u)),a.lineTo(s-cm,c(u)),a.stroke(),a.globalAlpha=1,a.fillText(`${100*u} %`,cc-4,c(u));a.textBaseline="top";for(let u of[0,.5,1])a.textAlign=u===0?"left":u===1?"right":"center",a.fillText(`${u===1?"step ":""}${tt(u*t.nSteps)}`,l(u*t.nSteps),r-lm+6);t.optimizers.forEach((u,d)=>{if(u.survival===null)return;let h=an(d,o),{steps:f,share:g}=u.survival;a.strokeStyle=h.color,a.lineWidth=2.2,a.setLineDash([...h.dash]),a.beginPath(),a.moveTo(l(0),c(1));let v=1;for(let m=0;m<f.length&&!(f[m]>t.step);m++)a.lineTo(l(f[m]),c(v)),v=g[m],a.lineTo(l(f[m]),c(v));a.lineTo(l(t.step),c(v)),a.stroke()}),a.setLineDash([])}function U_(i,e){let t=e.optimizers.map((n,s)=>{let{steps:r,share:a}=n.survival??{steps:new Float32Array,share:new Float32Array},o=a.findIndex(l=>l<=.5);return[Cn(i.state.optimizers,s),r.length>0?tt(r[0]):"none yet",o>=0?tt(r[o]):"not yet",ke(a.length>0?a[a.length-1]:1)]});return Ni("Escape steps",["optimizer","first","median","share inside now"],t)}var k_=4;function dm(i){let e=B("tbody"),t=B("tr"),n=B("p",{class:"note","data-testid":"budget"}),s=B("table",{class:"tally","data-testid":"tally"},B("caption",{},"What became of the walkers"),B("thead",{},t),e),r=B("p",{class:"note","data-testid":"drawn"}),a="",o=c=>{t.replaceChildren(...["optimizer",...c.map(u=>Ed[u]),"value"].map(u=>B("th",{scope:"col"},u))),e.replaceChildren(...i.state.optimizers.map((u,d)=>B("tr",{"data-testid":`tally-row-${u.rule}`,"data-position":d},B("th",{scope:"row"},B("button",{type:"button",class:"pick",title:"follow this optimizer's walker",onclick:()=>i.pick(d,i.state.selected?.walker??0)},Er(d,i.theme),Cn(i.state.optimizers,d))),...c.map(h=>B("td",{"data-outcome":h})),B("td",{"data-outcome":"value"}))))},l=c=>{let u=es.filter((m,p)=>p<k_||c.optimizers.some(M=>M.tally[m]>0)),d=JSON.stringify([u,i.state.optimizers,i.theme.dark]);d!==a&&o(u),a=d,c.optimizers.forEach((m,p)=>F_(e.children[p],m,i.state.selected?.optimizer===p,c.step>0));let h=c.optimizers[0];if(h===void 0)return;let g=c.optimizers.some(m=>m.nSampleGradients!==h.nSampleGradients)?c.optimizers.map((m,p)=>`${Cn(i.state.optimizers,p)} ${tt(m.nSampleGradients)}`).join(", "):`${tt(h.nSampleGradients)}, the same for all`;n.textContent=`${c.step===0?"Not run yet":c.done?"At the end":"If the run ended now"}: ${tt(c.step)} of ${tt(c.nSteps)} steps each. Sample gradients spent by each walker: ${g}. Ranges: 95 % Wilson intervals. Second gradients at a kick and Hessians are not among them.`;let v=Math.min(h.points[0].length,h.nWalkers);r.textContent=v<Mt(i.state.starts)?`${tt(v)} of ${tt(h.nWalkers)} walkers of each optimizer are drawn; all are counted.`:""};return{el:B("div",{class:"card"},B("div",{class:"scroll"},s),n,r),see:l}}function F_(i,e,t,n){if(i!==void 0){i.classList.toggle("selected",t);for(let s of i.querySelectorAll("td")){let r=s.dataset.outcome;if(r==="value"){s.textContent=ke(e.value);continue}let[a,o]=[e.tally[r],e.shares[r]],l=n?e.nWalkers===1?a>0?"1":"0":tt(a):"\u2013",c=n&&e.nWalkers>1&&a>0?` ${hm(o.low)}\u2013${hm(o.high)} %`:"";s.dataset.count=String(a),s.classList.toggle("none",a===0),s.replaceChildren(B("b",{},l),c?B("span",{class:"range"},c):"")}}}var hm=i=>{let e=100*i;return e>0&&e<1||e>99&&e<100?e.toFixed(1):e.toFixed(0)};var O_=10,fm=1e4;function pm(i){let e=n=>{let{selected:s}=i.state;i.change({starts:n,selected:s&&s.walker<Mt(n)?s:null})},t=([n,s])=>i.place?.nDims===1?[n,0]:[n,s];return{starts(){let{starts:n}=i.state,s=i.place?.nDims===1?r=>[r[0],0]:r=>r;return n.kind==="points"?n.points.map(s):(n.kind==="line"?[n.from,n.to]:[n.center]).map(s)},noise:()=>Va(i),tool:()=>i.tool,pickAt(n,s,r){let a=null,o=O_;return i.frame?.optimizers.forEach((l,c)=>{for(let u=0;u<l.points[0].length;u++){let[d,h]=r([l.points[0][u],l.points[1][u]]),f=Math.hypot(d-n,h-s);f<o&&([o,a]=[f,{optimizer:c,walker:u*l.stride}])}}),a===null?!1:(i.pick(a.optimizer,a.walker),!0)},drop(n){let{starts:s}=i.state,r=t(n);s.kind==="line"?e({...s,to:r}):s.kind==="patch"?e({...s,center:r}):s.points.length<fm?e({kind:"points",points:[...s.points,r]}):i.say(`At most ${fm} starts.`)},moveStart(n,s){let{starts:r}=i.state,a=t(s);r.kind==="points"?e({kind:"points",points:r.points.map((o,l)=>l===n?a:o)}):r.kind==="line"?e({...r,[n===0?"from":"to"]:a}):e({...r,center:a})},removeStart(n){let{starts:s}=i.state;if(s.kind!=="points"||s.points.length===1){i.say("The last start stays.");return}e({kind:"points",points:s.points.filter((r,a)=>a!==n)}),i.say("Start removed.")},drawn(n,s){let{starts:r}=i.state;if(r.kind==="line")e({...r,from:t(n),to:t(s)});else if(r.kind==="patch"){let a=Number(Math.hypot(s[0]-n[0],s[1]-n[1]).toPrecision(3));e({...r,center:t(n),radius:a})}},turned([n,s]){let r=i.state.noise?.std??.1,a=Math.hypot(n,s),o=[n,s].map(l=>Math.abs(l)<.035*a?0:Number((l/a).toPrecision(4)));i.change({noise:{std:r,direction:[o[0],o[1]]}})},crosshair(n){i.crosshair=n,n&&i.say(`${n[0]}, ${n[1]}`),i.redraw()},viewed:()=>i.redraw(),say:n=>i.say(n)}}var B_=["landscape","box","starts","optimizers","noise","batch","schedule","steps","seed"],z_=14,G_=5,mm=500,gm=1e4,V_=70,uc=class{constructor(e,t,n){this.told=n;this.state=e,this.theme=Uc(e.view.theme),this.simulation=new za(e),this.stage=new lc(this,pm(this),o=>this.announce(o),o=>this.paced(o)),this.run=Xd(this),this.tour=wd(this,()=>this.run.toggle()),this.film=Hd(this,o=>this.refuse(o));let s=Id(this,t,()=>this.tour.open(0),o=>this.announce(o)),r=[Dd(this),am(this),Fd(this),Ld(this)];this.read=[dm(this),$d(this),um(this)];let a=[...this.read,Cd(this),this.film];this.parts=[s,this.tour,this.run,...r,...a],this.el=B("div",{class:"unsaddle-explorer","data-lm-suppress-shortcuts":"true"},s.el,this.notice,this.live,this.tour.el,B("div",{class:"body"},this.stage.el,B("section",{class:"panel","aria-label":"Controls"},this.run.el,...r.map(o=>o.el)),B("section",{class:"below","aria-label":"Results"},...a.map(o=>o.el)))),this.el.addEventListener("keydown",this.key),this.system.addEventListener("change",this.dressed),this.simulation.onplace(o=>this.arrive(o)),this.simulation.onframe(o=>this.see(o)),this.simulation.onrefusal(o=>this.refuse(o)),this.stage.setCamera(e.view.camera),this.dressed(),e.selected&&this.simulation.examine("last")}told;el;simulation;state;place=null;frame=null;theme;tool="drop";arrows=[];crosshair=null;parts;read;stage;run;tour;film;notice=B("p",{class:"notice",role:"status","data-testid":"notice",hidden:!0});live=B("p",{class:"unseen","aria-live":"polite"});system=matchMedia("(prefers-color-scheme: dark)");before=null;restart=0;drawn=gm;patience=0;telling=0;toldAt=-1/0;ended=!1;change(e){let t=Zn(JSON.parse(JSON.stringify({...this.state,...e})));if("refusal"in t){this.refuse(t.refusal),this.follow();return}this.notice.hidden=!0,this.apply(t.state),this.told.state(this.state)}apply(e){let t=this.state,n=a=>JSON.stringify(t[a])!==JSON.stringify(e[a]),s=e.selected,r=s&&(s.optimizer>=e.optimizers.length||s.walker>=Mt(e.starts));this.state=r?{...e,selected:null}:e,B_.some(n)?this.restartSoon():(n("selected")&&(this.simulation.select(this.state.selected),this.simulation.examine(this.state.selected?"last":null)),n("speed")&&this.simulation.setSpeed(e.speed)),t.view.theme!==e.view.theme?this.dressed():this.follow()}replay(e){e!==null&&this.film.load(typeof e=="string"?e:JSON.stringify(e))}say(e){this.live.textContent=e}pick(e,t){this.change({selected:{optimizer:e,walker:t}})}redraw(){this.stage.redraw()}dispose(){cancelAnimationFrame(this.restart),clearTimeout(this.telling),this.system.removeEventListener("change",this.dressed),this.simulation.dispose(),this.stage.dispose(),this.el.remove()}announce(e){this.notice.hidden=e==="",this.notice.textContent=e}refuse(e){this.announce(e),this.told.refused(e)}restartSoon(){this.restart===0&&(this.restart=requestAnimationFrame(()=>{let e=this.simulation.playing;this.restart=0,this.ended=!1,this.simulation.reset(this.state),this.state.selected&&this.simulation.examine("last"),e&&this.simulation.play()}))}follow(){this.stage.follow(this.state);for(let e of this.parts)e.follow?.(this.state)}arrive(e){this.place=e,this.stage.arrive(e,this.before),this.before=e;for(let t of this.parts)t.arrive?.(e)}see(e){if(this.frame=e,e.optimizers.length===this.state.optimizers.length){for(let t of this.parts)this.read.includes(t)||t.see?.(e);this.tell(!e.done&&this.simulation.playing?V_:0),this.stage.see(e),this.told.frame(e),e.done&&!this.ended&&this.say(e.optimizers.map((t,n)=>`${this.state.optimizers[n].rule}: ${t.tally.ESCAPED} escaped, ${t.tally.STUCK} stuck, ${t.tally.CONVERGED} converged, ${t.tally.DIVERGED} diverged`).join("; ")),this.ended=e.done}}tell(e){let t=this.toldAt+e-performance.now();if(clearTimeout(this.telling),t>0){this.telling=window.setTimeout(()=>this.tell(0),t);return}if(this.toldAt=performance.now(),this.frame?.optimizers.length===this.state.optimizers.length)for(let n of this.read)n.see?.(this.frame)}paced(e){if(this.simulation.milliseconds.draw=e,this.el.dataset.simulate=this.simulation.milliseconds.simulate.toFixed(2),this.el.dataset.draw=e.toFixed(2),this.el.dataset.drawn=String(this.drawn),!this.simulation.playing)return;this.patience=.9*this.patience+.1*Math.min(30,e);let t=this.patience>z_?this.drawn*.7:this.patience<G_?this.drawn*1.2:this.drawn,n=Math.round(Math.min(gm,Math.max(mm,t))),s=this.state.optimizers.length*Mt(this.state.starts),r=n<this.drawn?s>mm:s>this.drawn;n===this.drawn||!r||(this.drawn=n,this.simulation.setDrawn(n))}dressed=()=>{this.theme=Uc(this.state.view.theme),this.el.dataset.theme=this.theme.dark?"dark":"light",this.stage.theme(this.theme),this.follow(),this.frame&&this.see(this.frame)};key=e=>{let t=e.composedPath()[0];if(e.altKey||e.ctrlKey||e.metaKey||/^(INPUT|SELECT|TEXTAREA)$/.test(t.tagName))return;let n=/^(BUTTON|SUMMARY|A)$/.test(t.tagName);if(e.key===" "&&!n)this.run.toggle();else if(e.key==="."||e.key===",")this.simulation.step(e.key==="."?1:-1);else if(this.tour.running&&(e.key==="n"||e.key==="p"))this.tour.move(e.key==="n"?1:-1);else return;e.preventDefault()}};var vm=`.unsaddle-explorer {
  --ink: #1c1f26; --faint: #595e68; --paper: #ffffff; --card: #f5f6f8; --rule: #cfd3da;
  --accent: #7a1fa2; --primary: #0a4fae; --on-primary: #ffffff; --bad: #a3122b;
  container-type: inline-size;
  font: 14px/1.45 system-ui, -apple-system, "Segoe UI", sans-serif;
  color: var(--ink); background: var(--paper); padding: 10px 14px; text-align: left;
}
.unsaddle-explorer[data-theme="dark"] {
  --ink: #eef0f4; --faint: #aab1bd; --paper: #14171d; --card: #1d2129; --rule: #3a414d;
  --accent: #e0a3ff; --primary: #8ab8ff; --on-primary: #0b1220; --bad: #ff9aa8;
  color-scheme: dark;
}
.unsaddle-explorer[data-theme="light"] { color-scheme: light; }
.unsaddle-explorer *, .unsaddle-explorer *::before { box-sizing: border-box; }
.unsaddle-explorer [hidden] { display: none !important; }
.unsaddle-explorer header { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 12px; margin-bottom: 8px; }
.unsaddle-explorer h1 { font-size: 20px; margin: 0; line-height: 1.2; }
.unsaddle-explorer h2 { font-size: 17px; margin: 2px 0 4px; line-height: 1.25; }
.unsaddle-explorer h3 { font-size: 14px; margin: 0 0 4px; }
.unsaddle-explorer p { margin: 4px 0; }
.unsaddle-explorer .question { color: var(--faint); margin: 0; }
.unsaddle-explorer .spring { flex: 1; }
.unsaddle-explorer .address { flex-basis: 100%; font: 12px ui-monospace, monospace; }
.unsaddle-explorer .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); margin: 0; }
.unsaddle-explorer .notice { border-left: 4px solid var(--accent); background: var(--card); padding: 6px 10px; overflow-wrap: anywhere; }
.unsaddle-explorer .body { display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr) 330px; grid-template-areas: "stage panel" "below panel"; grid-template-rows: auto 1fr; align-items: start; }
.unsaddle-explorer .stage { grid-area: stage; min-width: 0; }
.unsaddle-explorer .panel { grid-area: panel; min-width: 0; }
.unsaddle-explorer .below { grid-area: below; min-width: 0; display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 10px; align-items: start; }
.unsaddle-explorer .below > :nth-child(1), .unsaddle-explorer .below > .anatomy, .unsaddle-explorer .below > .replay { grid-column: 1 / -1; }
.unsaddle-explorer .views { display: flex; gap: 8px; margin-top: 6px; }
.unsaddle-explorer .view { flex: 1 1 0; min-width: 0; aspect-ratio: 1; max-height: 72vh; margin: 0; border: 1px solid var(--rule); border-radius: 6px; overflow: hidden; background: var(--card); }
.unsaddle-explorer .view canvas { display: block; width: 100%; height: 100%; touch-action: pan-y; }
.unsaddle-explorer .view canvas[data-testid="contours"] { cursor: crosshair; }
.unsaddle-explorer .view canvas:focus-visible { outline-offset: -3px; }
.unsaddle-explorer .legend, .unsaddle-explorer .note { color: var(--faint); font-size: 12.5px; }
.unsaddle-explorer .row { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; margin: 4px 0; }
.unsaddle-explorer .progress progress { flex: 1; height: 10px; accent-color: var(--primary); min-width: 60px; }
.unsaddle-explorer .run .row button { padding: 5px 8px; }
.unsaddle-explorer .run .row .entry { margin-right: 0; }
.unsaddle-explorer .where { font-variant-numeric: tabular-nums; font-size: 12.5px; color: var(--faint); }
.unsaddle-explorer button, .unsaddle-explorer select, .unsaddle-explorer input { font: inherit; color: inherit; }
.unsaddle-explorer button { background: var(--card); border: 1px solid var(--rule); border-radius: 6px; padding: 5px 10px; cursor: pointer; min-height: 32px; }
.unsaddle-explorer button:hover:not(:disabled) { border-color: var(--ink); }
.unsaddle-explorer button:disabled { opacity: 0.55; cursor: default; }
.unsaddle-explorer button.primary { background: var(--primary); color: var(--on-primary); border-color: var(--primary); font-weight: 600; }
.unsaddle-explorer button.small { padding: 2px 8px; min-height: 28px; font-size: 12.5px; }
.unsaddle-explorer button[aria-pressed="true"] { border-color: var(--primary); box-shadow: inset 0 0 0 1px var(--primary); font-weight: 600; }
.unsaddle-explorer :focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }
.unsaddle-explorer select, .unsaddle-explorer input[type="text"], .unsaddle-explorer input[type="number"] {
  background: var(--paper); border: 1px solid var(--rule); border-radius: 5px; padding: 4px 6px; min-height: 30px; max-width: 100%;
}
.unsaddle-explorer .panel { display: flex; flex-direction: column; gap: 8px; }
.unsaddle-explorer .section, .unsaddle-explorer .card, .unsaddle-explorer .run, .unsaddle-explorer .tour { background: var(--card); border: 1px solid var(--rule); border-radius: 8px; padding: 8px 10px; margin: 0; min-width: 0; }
.unsaddle-explorer .section > summary, .unsaddle-explorer .anatomy > summary, .unsaddle-explorer .replay > summary { font-weight: 600; }
.unsaddle-explorer summary { cursor: pointer; }
.unsaddle-explorer .formula { width: 100%; font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 13px; }
.unsaddle-explorer .formula[aria-invalid="true"] { border-color: var(--bad); box-shadow: 0 0 0 1px var(--bad); }
.unsaddle-explorer .error { color: var(--bad); font-size: 13px; overflow-wrap: anywhere; max-height: 180px; overflow: auto; }
.unsaddle-explorer .error pre { margin: 4px 0; font-weight: 600; font-family: ui-monospace, "DejaVu Sans Mono", monospace; overflow-x: auto; color: var(--bad); background: none; border: 0; padding: 0 7px; }
.unsaddle-explorer .choice { display: flex; flex-wrap: wrap; gap: 2px 8px; align-items: center; margin: 4px 0; }
.unsaddle-explorer .choice select { flex: 1; min-width: 90px; }
.unsaddle-explorer header .choice select { flex: none; }
.unsaddle-explorer .slider { display: grid; grid-template-columns: minmax(0, 1fr) 78px; gap: 0 8px; align-items: center; margin: 4px 0; }
.unsaddle-explorer .slider label { grid-column: 1 / -1; font-size: 12.5px; }
.unsaddle-explorer .slider input[type="range"] { width: 100%; accent-color: var(--primary); margin: 0; }
.unsaddle-explorer .slider input[type="number"] { width: 78px; }
.unsaddle-explorer .entry { display: inline-flex; gap: 6px; align-items: center; font-size: 12.5px; margin: 2px 6px 2px 0; }
.unsaddle-explorer .entry input { width: 80px; }
.unsaddle-explorer .pair { display: flex; gap: 4px; align-items: center; font-size: 12.5px; flex-wrap: wrap; }
.unsaddle-explorer .pair > span { min-width: 42px; }
.unsaddle-explorer .pair .entry { margin-right: 0; }
.unsaddle-explorer .pair .entry input { width: 94px; }
.unsaddle-explorer .tick { display: inline-flex; gap: 7px; align-items: center; min-height: 28px; cursor: pointer; }
.unsaddle-explorer .tick input { width: 17px; height: 17px; accent-color: var(--primary); margin: 0; }
.unsaddle-explorer .optimizer { border-top: 1px solid var(--rule); padding: 2px 0; display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; }
.unsaddle-explorer .optimizer.off { padding-left: 50px; color: var(--faint); }
.unsaddle-explorer .optimizer details { font-size: 12.5px; }
.unsaddle-explorer .optimizer details[open] { flex-basis: 100%; }
.unsaddle-explorer .optimizer summary { color: var(--faint); min-height: 24px; }
.unsaddle-explorer .swatch { width: 40px; height: 16px; flex: none; }
.unsaddle-explorer table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: 13px; color: inherit; margin: 0; }
.unsaddle-explorer caption { text-align: left; font-weight: 600; padding-bottom: 4px; color: inherit; }
.unsaddle-explorer th, .unsaddle-explorer td { text-align: right; padding: 3px 6px; border-top: 1px solid var(--rule); white-space: nowrap; background: none; }
.unsaddle-explorer th:first-child { text-align: left; font-weight: 500; white-space: normal; }
.unsaddle-explorer thead th { color: var(--faint); font-weight: 600; border-top: 0; }
.unsaddle-explorer .scroll { overflow-x: auto; }
.unsaddle-explorer .tally .pick { display: flex; gap: 6px; align-items: center; border: 0; background: none; padding: 0; min-height: 28px; text-align: left; }
.unsaddle-explorer .tally tr.selected { box-shadow: inset 3px 0 0 var(--accent); }
.unsaddle-explorer .tally tr.selected .pick { font-weight: 700; padding-left: 6px; }
.unsaddle-explorer .tally td.none b { font-weight: 400; color: var(--faint); }
.unsaddle-explorer .range { color: var(--faint); font-size: 11.5px; }
.unsaddle-explorer .survival { width: 100%; height: 180px; display: block; }
.unsaddle-explorer .heat { width: 100%; height: 380px; display: block; border: 1px solid var(--rule); border-radius: 6px; }
.unsaddle-explorer .file { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: center; }
.unsaddle-explorer .named { display: flex; gap: 6px; align-items: center; }
.unsaddle-explorer .share { font-weight: 600; }
.unsaddle-explorer .tour { border-left: 5px solid var(--primary); margin-bottom: 10px; }
.unsaddle-explorer .tour p { max-width: 115ch; }
.unsaddle-explorer .attempt { background: var(--paper); border-radius: 6px; padding: 5px 9px; }
@container (max-width: 1080px) {
  .unsaddle-explorer .below { grid-template-columns: minmax(0, 1fr); }
}
@container (max-width: 980px) {
  .unsaddle-explorer .body { grid-template-columns: minmax(0, 1fr); grid-template-areas: "stage" "panel" "below"; grid-template-rows: none; }
}
@container (max-width: 560px) {
  .unsaddle-explorer .views { flex-direction: column; }
  .unsaddle-explorer .view { flex: none; width: 100%; max-height: none; }
  .unsaddle-explorer .question { flex-basis: 100%; order: 5; }
  .unsaddle-explorer .optimizer.off { padding-left: 0; }
  .unsaddle-explorer .range { display: block; }
  .unsaddle-explorer .tally th, .unsaddle-explorer .tally td { padding: 3px 4px; font-size: 12px; }
}
@media (prefers-reduced-motion: no-preference) {
  .unsaddle-explorer button { transition: border-color 0.12s; }
}
.unsaddle-explorer pre.note { white-space: pre-wrap; overflow-wrap: anywhere; }
`;var mh="s=";function gh(i){let e=new TextEncoder().encode(JSON.stringify(i)),t="";for(let n of e)t+=String.fromCharCode(n);return mh+btoa(t).replace(/\+/g,"-").replace(/\//g,"_").replace(/=+$/,"")}function xm(i){let e=i.startsWith("#")?i.slice(1):i;try{return Zn(Aa(W_(e,i),"a state",ft.characters.state))}catch(t){if(t instanceof ze)return{refusal:t.message};throw t}}function W_(i,e){if(!i.startsWith(mh))throw new ze(`the fragment ${Lt(e)}`,"#s= and a state","Copy the whole address.");let t=i.slice(mh.length),n=2*ft.characters.state;if(t.length>n)throw new ze(`a state of ${t.length.toLocaleString("en-US")} characters`,`at most ${n.toLocaleString("en-US")}`,"Use fewer starts.");try{if(!/^[A-Za-z0-9_-]*$/.test(t))throw new TypeError("outside the alphabet");let s=atob(t.replace(/-/g,"+").replace(/_/g,"/")),r=Uint8Array.from(s,a=>a.charCodeAt(0));return new TextDecoder("utf-8",{fatal:!0}).decode(r)}catch{throw new ze(`the fragment ${Lt(e)}`,"#s= and a state in base64url","The address may be cut off: copy all of it.")}}var X_=300;function _m(){let i=typeof document>"u"?null:document.getElementById("unsaddle");if(i===null||i.dataset.mounted!==void 0)return;i.dataset.mounted="";let e=Sm({state:ym("unsaddle-state"),replay:ym("unsaddle-replay"),message:""}),t=Mm(e);vh(i,e,{share:n=>`${location.href.split("#")[0]}#${gh(n)}`}),t!==null&&bm(i,t),$_(e,i)}function ym(i){let e=document.getElementById(i)?.textContent??"";if(e.trim()==="")return null;try{return JSON.parse(e)}catch{return{unreadable:i}}}function Mm(i){if(location.hash.length<2)return null;let e=xm(location.hash);return"refusal"in e?e.refusal:(i.set("state",e.state),null)}function bm(i,e){let t=i.querySelector('[data-testid="notice"]');t!==null&&(t.hidden=!1,t.textContent=e)}function $_(i,e){let t=0,n=location.hash;i.on("change:state",()=>{clearTimeout(t),t=setTimeout(()=>{n=`#${gh(i.get("state"))}`;try{history.replaceState(null,"",n)}catch{n=location.hash}},X_)}),addEventListener("hashchange",()=>{if(location.hash===n)return;let s=Mm(i);s!==null?bm(e,s):i.save_changes()})}var q_=400;function vh(i,e,t={}){let n=e.get("state"),r=n==null||Object.keys(n).length===0?{state:ws()}:Zn(n),a=0,o=f=>{e.set("message",f),e.save_changes()},l=new uc("state"in r?r.state:ws(),t,{refused:o,state(f){e.set("state",f),e.set("selected",f.selected),e.save_changes()},frame(f){let g=performance.now();!f.done&&g-a<q_||(a=g,e.set("outcome",Y_(f,l?.state??null)),e.save_changes())}}),c=B("style",{},vm);i.replaceChildren(c,l.el),"refusal"in r&&(l.announce(r.refusal),o(r.refusal));let u=()=>{let f=Zn(e.get("state"));"refusal"in f?(l.announce(f.refusal),o(f.refusal)):JSON.stringify(f.state)!==JSON.stringify(l.state)&&l.apply(f.state)},d=()=>{let f=e.get("selected")??null;JSON.stringify(f)!==JSON.stringify(l.state.selected)&&l.change({selected:f})},h=()=>l.replay(e.get("replay")??null);return e.on("change:state",u),e.on("change:selected",d),e.on("change:replay",h),h(),()=>{e.off("change:state",u),e.off("change:selected",d),e.off("change:replay",h),l.dispose(),c.remove()}}function Y_(i,e){let t={step:i.step};return i.optimizers.forEach((n,s)=>{let r=e?.optimizers[s]?.rule??String(s),a=r in t?`${r} ${s}`:r;t[a]={...n.tally,n_steps:i.step}}),t}function Sm(i){let e={...i},t=new Map,n=new Set;return{get:s=>e[s],set(s,r){e[s]=r,n.add(s)},save_changes(){let s=[...n];n.clear();for(let r of s)for(let a of t.get(`change:${r}`)??[])a()},on(s,r){t.set(s,(t.get(s)??new Set).add(r))},off:(s,r)=>{t.get(s)?.delete(r)}}}var tA={render:({model:i,el:e})=>vh(e,i)};_m();export{tA as default,Sm as memoryModel,vh as mount};
